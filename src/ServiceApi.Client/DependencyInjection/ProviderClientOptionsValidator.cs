using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Providers;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>Checks an account's options and names every violation, and what is allowed, in one message. No secret is repeated.</summary>
internal sealed class ProviderClientOptionsValidator<TOptions, TClient>(
    ProviderDefinition<TOptions, TClient> service,
    string name,
    IServiceProviderIsKeyedService registrations,
    IEnumerable<OwnContract<TOptions>> contracts) : IValidateOptions<TOptions>
    where TOptions : ProviderClientOptions, new()
    where TClient : class
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? optionsName, TOptions options) =>
        string.Equals(optionsName ?? Options.DefaultName, name, StringComparison.Ordinal)
            ? Validate(service, name, options, needsCredentials: !registrations.IsKeyedService(typeof(AccessTokenSource<TOptions>), name), contracts)
            : ValidateOptionsResult.Skip;

    /// <summary>Checks options, be they registered or not, together with the contracts that the app has added.</summary>
    public static ValidateOptionsResult Validate(
        ProviderDefinition<TOptions, TClient> service, string account, TOptions options, bool needsCredentials, IEnumerable<OwnContract<TOptions>> contracts)
    {
        var check = new OptionsCheck();
        service.Check(options, needsCredentials, check);
        CheckEndpoint(check, options.Endpoint);
        CheckApplication(check, options);
        CheckTimes(check, options);
        var operations = service.Operations.Concat(contracts.DistinctBy(own => own.Contract).SelectMany(own => own.Operations())).ToLookup(operation => operation.Id, StringComparer.Ordinal);
        foreach (var same in operations.Where(same => same.Count() > 1))
        {
            check.That(false, "Operations", $"must have ids of their own, and {same.Count()} have the id {same.Key}: give it another with [OperationId]");
        }

        foreach (var (operation, plan) in options.Throttling.UsagePlans)
        {
            CheckPlan(check, service, options, operations, operation, plan);
        }

        var client = account.Length == 0 ? service.Name : $"{service.Name}, account {account}";
        return check.Violations.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(check.Violations.Select(violation => $"{client}: {violation}."));
    }

    private static void CheckEndpoint(OptionsCheck check, Uri? endpoint) =>
        check.That(
            endpoint is null || ServiceEndpoints.IsSafeRoot(endpoint),
            "Endpoint",
            "must be an https address, or http on a loopback address, without a path");

    private static void CheckApplication(OptionsCheck check, TOptions options)
    {
        var isText = IsHeaderText(options.ApplicationName) & IsHeaderText(options.ApplicationVersion);
        check.That(IsHeaderText(options.ApplicationName), "ApplicationName", "must be visible ASCII characters and spaces");
        check.That(IsHeaderText(options.ApplicationVersion), "ApplicationVersion", "must be visible ASCII characters and spaces");
        check.That(
            !isText || UserAgent.Build(options.ApplicationName, options.ApplicationVersion).Length <= UserAgent.MostCharacters,
            "ApplicationName and ApplicationVersion",
            string.Create(CultureInfo.InvariantCulture, $"must leave the user agent at most {UserAgent.MostCharacters} characters long"));
    }

    private static void CheckTimes(OptionsCheck check, TOptions options)
    {
        var throttling = options.Throttling;
        check.Duration(options.AttemptTimeout, LongestTimeout, "AttemptTimeout");
        check.That(throttling.MaxQueueWait >= TimeSpan.Zero && throttling.MaxQueueWait <= LongestWait, "Throttling.MaxQueueWait", "must be from 0 to 1 day");
        check.Retry(options.Retry, "Retry");
    }

    private static void CheckPlan(
        OptionsCheck check, ProviderDefinition<TOptions, TClient> service, TOptions options, ILookup<string, Operation> operations, string id, UsagePlanOptions? plan)
    {
        var where = $"Throttling.UsagePlans[{id}]";
        var operation = operations[id].FirstOrDefault();
        check.That(plan is not null, where, "must be given");
        check.That(operation is not null, where, $"must name an operation: {string.Join(", ", operations.Select(known => known.Key))}");
        check.That(plan?.RatePerSecond is not { } rate || (double.IsFinite(rate) && rate > 0), $"{where}.RatePerSecond", "must be greater than 0");
        check.That(plan?.Burst is null or >= 1, $"{where}.Burst", "must be at least 1");
        check.That(plan?.InitialPermits is null or >= 0, $"{where}.InitialPermits", "must be at least 0");
        check.That(
            plan is null or { RatePerSecond: not null, Burst: not null } || operation is null || service.GetUsagePlan(options, operation) is not null,
            where,
            "must have a rate and a burst, since no usage plan is documented for the operation");
    }

    private static bool IsHeaderText(string? text) => !string.IsNullOrWhiteSpace(text) && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
