using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>Checks an account's options and names every violation, and what is allowed, in one message. No secret is repeated.</summary>
internal sealed class ServiceApiClientOptionsValidator(string name, IServiceProviderIsKeyedService registrations) : IValidateOptions<ServiceApiClientOptions>
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? optionsName, ServiceApiClientOptions options)
    {
        if (!string.Equals(optionsName ?? Options.DefaultName, name, StringComparison.Ordinal))
        {
            return ValidateOptionsResult.Skip;
        }

        return Validate(options, needsCredentials: !registrations.IsKeyedService(typeof(IAccessTokenProvider), name));
    }

    /// <summary>Checks options that no registration holds.</summary>
    public static ValidateOptionsResult Validate(ServiceApiClientOptions options, bool needsCredentials)
    {
        var found = new ValidateOptionsResultBuilder();
        CheckEndpoint(found, options);
        CheckApplication(found, options);
        if (needsCredentials)
        {
            CheckAuthentication(found, options.Authentication);
        }

        CheckTimes(found, options);
        foreach (var (operation, plan) in options.Throttling.UsagePlans)
        {
            CheckPlan(found, $"Throttling.UsagePlans[{operation}]", operation, plan);
        }

        return found.Build();
    }

    private static void CheckEndpoint(ValidateOptionsResultBuilder found, ServiceApiClientOptions options)
    {
        var isKnown = options.Region is { } region && Enum.IsDefined(region);
        Require(found, isKnown || (options.Region is null && options.Endpoint is not null), "Region", $"must be {string.Join(", ", Enum.GetNames<ServiceApiRegion>())}, or Endpoint must be set");
        Require(found, options.Endpoint is not { } endpoint || (ServiceEndpoints.IsSafe(endpoint) && endpoint.PathAndQuery == "/"), "Endpoint", "must be an https address, or http on a loopback address, without a path");
    }

    private static void CheckApplication(ValidateOptionsResultBuilder found, ServiceApiClientOptions options)
    {
        var isText = IsHeaderText(options.ApplicationName) & IsHeaderText(options.ApplicationVersion);
        Require(found, IsHeaderText(options.ApplicationName), "ApplicationName", "must be visible ASCII characters and spaces");
        Require(found, IsHeaderText(options.ApplicationVersion), "ApplicationVersion", "must be visible ASCII characters and spaces");
        Require(
            found,
            !isText || UserAgent.Build(options.ApplicationName, options.ApplicationVersion).Length <= UserAgent.MostCharacters,
            "ApplicationName and ApplicationVersion",
            string.Create(CultureInfo.InvariantCulture, $"must leave the user agent at most {UserAgent.MostCharacters} characters long"));
    }

    private static void CheckAuthentication(ValidateOptionsResultBuilder found, LoginWithAmazonOptions login)
    {
        Require(found, !string.IsNullOrWhiteSpace(login.ClientId), "Authentication.ClientId", "is required");
        Require(found, !string.IsNullOrWhiteSpace(login.ClientSecret), "Authentication.ClientSecret", "is required");
        Require(found, !string.IsNullOrWhiteSpace(login.RefreshToken), "Authentication.RefreshToken", "is required");
        Require(found, login.TokenEndpoint is { } address && ServiceEndpoints.IsSafe(address), "Authentication.TokenEndpoint", "must be an https address, or http on a loopback address");
        RequireTime(found, login.Timeout, LongestTimeout, "Authentication.Timeout", "10 minutes");
    }

    private static void CheckTimes(ValidateOptionsResultBuilder found, ServiceApiClientOptions options)
    {
        RequireTime(found, options.AttemptTimeout, LongestTimeout, "AttemptTimeout", "10 minutes");
        Require(found, options.Throttling.MaxQueueWait >= TimeSpan.Zero && options.Throttling.MaxQueueWait <= LongestWait, "Throttling.MaxQueueWait", "must be from 0 to 1 day");
        Require(found, options.Retry.MaxRetries is >= 0 and <= 20, "Retry.MaxRetries", "must be from 0 to 20");
        RequireTime(found, options.Retry.MaxDelay, LongestDelay, "Retry.MaxDelay", "1 hour");
        Require(found, options.Retry.BaseDelay > TimeSpan.Zero && options.Retry.BaseDelay <= options.Retry.MaxDelay, "Retry.BaseDelay", "must be more than 0 and at most Retry.MaxDelay");
    }

    private static void CheckPlan(ValidateOptionsResultBuilder found, string where, string operation, UsagePlanOptions? plan)
    {
        Require(found, plan is not null, where, "must be given");
        Require(found, ServicesApiOperations.All.Any(known => known.Id == operation), where, $"must name an operation: {string.Join(", ", ServicesApiOperations.All.Select(known => known.Id))}");
        Require(found, plan?.RatePerSecond is not { } rate || (double.IsFinite(rate) && rate > 0), $"{where}.RatePerSecond", "must be greater than 0");
        Require(found, plan?.Burst is null or >= 1, $"{where}.Burst", "must be at least 1");
        Require(found, plan?.InitialPermits is null or >= 0, $"{where}.InitialPermits", "must be at least 0");
    }

    private static bool IsHeaderText(string? text) => !string.IsNullOrWhiteSpace(text) && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static void RequireTime(ValidateOptionsResultBuilder found, TimeSpan value, TimeSpan most, string member, string mostInWords) =>
        Require(found, value > TimeSpan.Zero && value <= most, member, $"must be more than 0 and at most {mostInWords}");

    private static void Require(ValidateOptionsResultBuilder found, bool holds, string member, string rule)
    {
        if (!holds)
        {
            found.AddError(rule, member);
        }
    }
}
