namespace ServiceApi.Client.Benchmarks.Calls.Plain;

internal sealed class JobAnswer
{
    public ServiceJob? Payload { get; set; }

    public List<Error>? Errors { get; set; }
}

internal sealed class JobsAnswer
{
    public JobListing? Payload { get; set; }

    public List<Error>? Errors { get; set; }
}

internal sealed class JobListing
{
    public int? TotalResultSize { get; set; }

    public string? NextPageToken { get; set; }

    public string? PreviousPageToken { get; set; }

    public List<ServiceJob>? Jobs { get; set; }
}

internal sealed class AppointmentAnswer
{
    public string? AppointmentId { get; set; }

    public List<Warning>? Warnings { get; set; }

    public List<Error>? Errors { get; set; }
}

internal sealed class ErrorsAnswer
{
    public List<Error>? Errors { get; set; }
}

internal sealed class Error
{
    public string? Code { get; set; }

    public string? Message { get; set; }

    public string? Details { get; set; }

    public ErrorLevel? ErrorLevel { get; set; }
}

internal sealed class Warning
{
    public string? Code { get; set; }

    public string? Message { get; set; }

    public string? Details { get; set; }
}
