using System.Text.Json.Nodes;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class GetServiceJobs(JobStore jobs, ServiceApiSandboxOptions options) : SandboxOperation(ServicesApiOperations.GetServiceJobs)
{
    public override Answer CarryOut(OperationCall call)
    {
        var query = new JobQuery(call.Query, call.Violations);
        var offset = call.Query.PageStart("pageToken");
        if (call.Violations.Any)
        {
            return call.Violations.ToAnswer();
        }

        var size = Math.Min(query.PageSize ?? options.MaxPageSize, options.MaxPageSize);
        return jobs.Read(all => Page([.. all.Where(query.Wants)], query.Sorting, offset, size));
    }

    private static Answer Page(IReadOnlyList<SandboxJob> found, JobSorting sorting, int offset, int size)
    {
        var payload = new JsonObject { ["totalResultSize"] = found.Count };
        if (offset + size < found.Count)
        {
            payload["nextPageToken"] = PageToken.Make(offset + size);
        }

        if (offset > 0)
        {
            payload["previousPageToken"] = PageToken.Make(Math.Max(offset - size, 0));
        }

        payload["jobs"] = new JsonArray([.. found.Order(sorting).Skip(offset).Take(size).Select(job => job.Json.DeepClone())]);
        return Answer.Json(200, new JsonObject { ["payload"] = payload });
    }
}
