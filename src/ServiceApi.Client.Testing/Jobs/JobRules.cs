using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>What Amazon allows to be done to a job.</summary>
internal static class JobRules
{
    public static bool IsOver(JsonObject job) => job.Text("serviceJobStatus") is "COMPLETED" or "CANCELLED";

    public static Answer RefuseAsOver(JsonObject job) =>
        Unprocessable($"The service job is {job.Text("serviceJobStatus")}.");

    public static Answer Unprocessable(string message) => ErrorAnswers.List(422, "UnprocessableEntity", message);
}
