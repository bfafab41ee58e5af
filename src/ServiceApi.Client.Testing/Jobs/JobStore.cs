using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>The jobs. The lock is that of the whole sandbox, so that an operation sees everything at one moment.</summary>
internal sealed class JobStore(TimeProvider time, Lock gate)
{
    private readonly Dictionary<string, SandboxJob> _jobs = new(StringComparer.Ordinal);

    public bool TryAdd(SandboxJob job)
    {
        lock (gate)
        {
            return _jobs.TryAdd(job.Id, job);
        }
    }

    public bool TryFind(string id, [NotNullWhen(true)] out SandboxJob? job)
    {
        lock (gate)
        {
            job = _jobs.GetValueOrDefault(id)?.Copy();
            return job is not null;
        }
    }

    /// <summary>Reads all jobs at one moment, without copying them; they must not leave the reader.</summary>
    public T Read<T>(Func<IEnumerable<SandboxJob>, T> reader)
    {
        lock (gate)
        {
            return reader(_jobs.Values);
        }
    }

    /// <summary>Looks at a job and changes it as one step; an answer that is no success leaves the job as it was.</summary>
    public Answer Change(string id, Func<JsonObject, Answer> change)
    {
        lock (gate)
        {
            if (!_jobs.TryGetValue(id, out var job))
            {
                return ErrorAnswers.ForStatus(404);
            }

            var changed = job.Copy();
            var answer = change(changed.Json);
            if (answer.StatusCode < 300)
            {
                _jobs[id] = new SandboxJob(id, changed.Json, job.CreateTime, time.GetUtcNow());
            }

            return answer;
        }
    }
}
