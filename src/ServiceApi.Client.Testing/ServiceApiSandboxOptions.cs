using System.Net;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Testing;

/// <summary>How a <see cref="ServiceApiSandbox"/> behaves. What is not set is as the services' production is.</summary>
public sealed class ServiceApiSandboxOptions
{
    /// <summary>The clock of usage plans, tokens, jobs, signed URLs, latency and delays; a test may give one that it moves by hand.</summary>
    /// <value>The default is the system's clock.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The port of 127.0.0.1 to listen on, 0 to 65,535.</summary>
    /// <value>The default, 0, is any free port, so that any number of sandboxes can run side by side.</value>
    public int Port { get; init; }

    /// <summary>The accounts at Amazon that may ask for tokens; at least one, and no two with the same client id and refresh token.</summary>
    /// <value>The default is one account with the defaults of <see cref="SandboxAccount"/>.</value>
    public IReadOnlyList<SandboxAccount> Accounts { get; init; } = [new SandboxAccount()];

    /// <summary>How long an access token of Amazon's is valid, in whole seconds; at least one.</summary>
    /// <value>The default is 3,600 seconds.</value>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromSeconds(3600);

    /// <summary>The servicers at Extend; at least one, and no two with the same private key or the same client id. No member of one is empty.</summary>
    /// <value>The default is one account with the defaults of <see cref="SandboxExtendAccount"/>.</value>
    public IReadOnlyList<SandboxExtendAccount> ExtendAccounts { get; init; } = [new SandboxExtendAccount()];

    /// <summary>How long an access token of Extend's is valid, in whole seconds; at least one. The token says so itself, as a JWT.</summary>
    /// <value>The default is 3 hours.</value>
    public TimeSpan ExtendTokenLifetime { get; init; } = TimeSpan.FromHours(3);

    /// <summary>Whether Extend's answer with an access token also has <c>expires_in</c>, which is not documented.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool ExtendTellsTokenLifetime { get; init; }

    /// <summary>What Extend's answer with the public key looks like.</summary>
    /// <value>The default is <see cref="SandboxPublicKeyForm.JsonObject"/>.</value>
    public SandboxPublicKeyForm ExtendPublicKeyForm { get; init; }

    /// <summary>How long every answer is held back after the request has been carried out.</summary>
    /// <value>The default is none.</value>
    public TimeSpan Latency { get; init; }

    /// <summary>Whether the plan of Amazon's own sandbox (5 requests per second, burst 15) stands in for the plan of every operation of Amazon's.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool UseAmazonSandboxPlan { get; init; }

    /// <summary>Usage plans by operation id, such as <c>getServiceJobs</c>, in place of those that the contract declares. Extend declares none.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyDictionary<string, UsagePlan> UsagePlans { get; init; } = new Dictionary<string, UsagePlan>(StringComparer.Ordinal);

    /// <summary>The most jobs on a page of getServiceJobs, even where a request asks for more; 1 to 20.</summary>
    /// <value>The default is 20, which the contract allows.</value>
    public int MaxPageSize { get; init; } = 20;

    /// <summary>The most slots on a page of getRangeSlotCapacity and getFixedSlotCapacity; at least 1.</summary>
    /// <value>The default is 100.</value>
    public int MaxSlotsPerPage { get; init; } = 100;

    /// <summary>
    /// Whether uploads are kept: what was sent, as the body of the recorded request, and the document, as
    /// <see cref="SandboxUpload.Content"/>. Uploads that are not kept are checked all the same, in memory that is used again, and
    /// their lengths, hashes and problems are known.
    /// </summary>
    /// <value>The default is <see langword="true"/>: twice the size of each upload, for as long as the sandbox lives.</value>
    public bool KeepUploads { get; init; } = true;

    /// <summary>The most requests that <see cref="ServiceApiSandbox.Requests"/> keeps, at least 1; with each one more, the oldest is forgotten.</summary>
    /// <value>The default is all of them, for as long as the sandbox lives.</value>
    public int MaxRecordedRequests { get; init; } = int.MaxValue;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Accounts);
        ArgumentNullException.ThrowIfNull(ExtendAccounts);
        ArgumentNullException.ThrowIfNull(UsagePlans);
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, IPEndPoint.MaxPort);
        ArgumentOutOfRangeException.ThrowIfZero(Accounts.Count, nameof(Accounts));
        ArgumentOutOfRangeException.ThrowIfZero(ExtendAccounts.Count, nameof(ExtendAccounts));
        ArgumentOutOfRangeException.ThrowIfLessThan(TokenLifetime, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(ExtendTokenLifetime, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(Latency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxPageSize, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxSlotsPerPage, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRecordedRequests, 1);
        if (Accounts.DistinctBy(account => (account.ClientId, account.RefreshToken)).Count() != Accounts.Count)
        {
            throw new ArgumentException("Two accounts have the same client id and refresh token.", nameof(Accounts));
        }

        if (ExtendAccounts.Any(account => string.IsNullOrEmpty(account.PrivateKey) || string.IsNullOrEmpty(account.ClientId) || string.IsNullOrEmpty(account.ClientSecret)))
        {
            throw new ArgumentException("An account needs a private key, a client id and a client secret.", nameof(ExtendAccounts));
        }

        if (ExtendAccounts.DistinctBy(account => account.PrivateKey, StringComparer.Ordinal).Count() != ExtendAccounts.Count
            || ExtendAccounts.DistinctBy(account => account.ClientId, StringComparer.Ordinal).Count() != ExtendAccounts.Count)
        {
            throw new ArgumentException("Two accounts have the same private key or the same client id.", nameof(ExtendAccounts));
        }

        if (!Enum.IsDefined(ExtendPublicKeyForm))
        {
            throw new ArgumentException($"{nameof(ExtendPublicKeyForm)} must be one of {string.Join(", ", Enum.GetNames<SandboxPublicKeyForm>())}.", nameof(ExtendPublicKeyForm));
        }

        var declared = ServicesApiOperations.All.Concat(ExtendApiOperations.All).Select(operation => operation.Id);
        if (UsagePlans.Keys.Except(declared, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"{nameof(UsagePlans)} names {unknown}, which is no operation of either contract.", nameof(UsagePlans));
        }
    }
}
