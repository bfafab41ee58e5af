using ServiceApi.Client.Models;

namespace ServiceApi.Client.Contract;

/// <summary>
/// An answer that can carry errors beside, or instead of, what was asked for. An answer with a status of success whose
/// errors are not all warnings, and that brought no result, is thrown as <see cref="ServiceApiResponseException"/>.
/// </summary>
public interface IResponseEnvelope
{
    /// <summary>The errors and warnings of the answer; null when it has none.</summary>
    IReadOnlyList<ServiceError>? Errors { get; }

    /// <summary>
    /// Whether the answer brought what was asked for, so that its errors are data. False when it did not, so that an answer
    /// of success is <see cref="ServiceApiUnreadableResponseException">of no use</see>; null where nothing was to be brought.
    /// </summary>
    bool? HasResult { get; }
}
