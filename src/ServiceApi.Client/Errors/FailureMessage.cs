using System.Globalization;
using System.Text;

namespace ServiceApi.Client.Errors;

/// <summary>Writes exceptions' messages: operation, status, codes and request id, never the service's own words.</summary>
internal static class FailureMessage
{
    // What an undocumented body calls a code may be anything: it stands in the answer alone.
    public static string Of(ServiceApiFailure failure, string what = "failed")
    {
        ArgumentNullException.ThrowIfNull(failure);
        var message = new StringBuilder().Append(failure.Operation.Id).Append(' ').Append(what);
        if (failure.StatusCode is { } status)
        {
            message.Append(CultureInfo.InvariantCulture, $" (status {(int)status})");
        }

        message.Append('.');
        AppendList(message, " Codes: ", failure.Response is not null ? [] : [.. failure.Errors.Select(error => SafeText.Identifier(error.Code)).OfType<string>().Distinct(StringComparer.Ordinal)]);
        AppendList(message, " Error type: ", SafeText.Identifier(failure.ErrorType) is { } type ? [type] : []);
        AppendList(message, " Request id: ", SafeText.Identifier(failure.RequestId) is { } id ? [id] : []);
        if (failure.Attempts > 1)
        {
            message.Append(CultureInfo.InvariantCulture, $" Sent {failure.Attempts} times.");
        }

        if (failure.RetryAfter is { } wait)
        {
            message.Append(CultureInfo.InvariantCulture, $" Try again in {Math.Ceiling(wait.TotalSeconds)} s.");
        }

        if (failure.OutcomeUnknown)
        {
            message.Append(" The service may have carried it out.");
        }

        return message.ToString();
    }

    private static void AppendList(StringBuilder message, string label, string[] values)
    {
        if (values.Length > 0)
        {
            message.Append(label).AppendJoin(", ", values).Append('.');
        }
    }
}
