using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using ServiceApi.Client.Extend;

namespace ServiceApi.Client.Testing;

/// <summary>
/// Amazon's Services API and Extend's service orders in your own process: a real HTTP server on a port of 127.0.0.1 that
/// issues and verifies tokens, keeps state, checks requests against the contracts, enforces usage plans, takes and decrypts
/// documents, signs webhooks and answers errors in the services' own shapes.
/// Every member may be used from any thread, and any number of sandboxes may run side by side.
/// </summary>
/// <example>
/// <code>
/// await using var sandbox = await ServiceApiSandbox.StartAsync();
/// sandbox.Jobs.Seed(45);
/// sandbox.Resources.Seed();
/// var order = sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Depot);
/// sandbox.Faults.Add(new Fault { Operation = "getServiceJobs", StatusCode = 503, Times = 2 });
/// </code>
/// </example>
[DebuggerDisplay("{Endpoint}")]
public sealed class ServiceApiSandbox : IAsyncDisposable
{
    /// <summary>What stands for an operation's id where requests for Amazon's tokens are meant.</summary>
    public const string TokenOperation = "token";

    /// <summary>What stands for an operation's id where requests for Extend's tokens are meant.</summary>
    public const string ExtendTokenOperation = "extendToken";

    /// <summary>What stands for an operation's id where uploads to the document store are meant.</summary>
    public const string UploadOperation = "uploadDocument";

    private readonly ConcurrentDictionary<string, RequestDelegate> _handlers = new(StringComparer.Ordinal);
    private readonly UsagePlanLedger _plans;
    private LoopbackServer? _server;

    private ServiceApiSandbox(ServiceApiSandboxOptions options)
    {
        var clock = options.TimeProvider;
        var gate = new Lock();
        var jobs = new JobStore(clock, gate);
        Accounts = options.Accounts;
        Jobs = new SandboxJobs(jobs, clock);
        Resources = new SandboxResources(gate, clock);
        Reservations = new SandboxReservations(gate);
        Documents = new SandboxDocuments(gate, clock, () => Endpoint);
        Tokens = new SandboxTokens(clock);
        ExtendAccounts = options.ExtendAccounts;
        ExtendTokens = new SandboxTokens(clock);
        ServiceOrders = new SandboxServiceOrders(gate, clock, ExtendAccounts);
        Webhooks = new SandboxWebhooks();
        Requests = new RecordedRequestCollection(options.MaxRecordedRequests);
        var appointments = new JobAppointments();
        var capacity = new CapacityBook(Resources, Reservations, jobs, gate);
        var slots = new AppointmentSlots(Resources, capacity, clock);
        var desk = new ReservationDesk(Reservations, Resources, capacity, gate);
        _plans = new UsagePlanLedger(options);
        Services =
        [
            new TokenEndpoint(options, Tokens),
            new ExtendTokenEndpoint(options, ExtendTokens),
            new DocumentStore(Documents, options),
            new ExtendGateway(
                new([new UpdateRepair(ServiceOrders, gate), new GetPublicKey(Webhooks, options.ExtendPublicKeyForm), new GetKeys(Webhooks)]),
                ExtendAccounts,
                ExtendTokens,
                _plans),
            new ServicesGateway(
                new([
                    new GetServiceJobs(jobs, options),
                    new GetServiceJob(jobs),
                    new CancelServiceJob(jobs),
                    new CompleteServiceJob(jobs),
                    new AddAppointment(jobs, appointments, clock),
                    new RescheduleAppointment(jobs, appointments, clock),
                    new AssignAppointmentResources(jobs, Resources, capacity),
                    new SetAppointmentFulfillmentData(jobs, Resources, Documents, clock),
                    new UpdateSchedule(Resources, clock),
                    new GetRangeSlotCapacity(Resources, capacity, options),
                    new GetFixedSlotCapacity(Resources, capacity, options),
                    new CreateReservation(desk),
                    new UpdateReservation(desk, Reservations),
                    new CancelReservation(Reservations),
                    new GetAppointmentSlotsByJobId(slots, jobs, clock),
                    new GetAppointmentSlots(slots, Resources, clock),
                    new CreateUploadDestination(Documents),
                ]),
                Tokens,
                _plans),
        ];
        Faults = new SandboxFaults(Services.SelectMany(service => service.OperationIds));
    }

    /// <summary>Where both services and the document store are, such as <c>http://127.0.0.1:12345/</c>.</summary>
    public Uri Endpoint => _server!.Address;

    /// <summary>Where Amazon's access tokens are issued.</summary>
    public Uri TokenEndpoint => new(Endpoint, Testing.TokenEndpoint.Path);

    /// <summary>Where Extend's access tokens are issued.</summary>
    public Uri ExtendTokenEndpoint => new(Endpoint, Testing.ExtendTokenEndpoint.Path);

    /// <summary>What the first account at Amazon authenticates with; often the only one.</summary>
    public SandboxAccount Account => Accounts[0];

    /// <summary>All accounts at Amazon that may ask for tokens.</summary>
    public IReadOnlyList<SandboxAccount> Accounts { get; }

    /// <summary>What the first account at Extend authenticates with; often the only one.</summary>
    public SandboxExtendAccount ExtendAccount => ExtendAccounts[0];

    /// <summary>All accounts at Extend.</summary>
    public IReadOnlyList<SandboxExtendAccount> ExtendAccounts { get; }

    /// <summary>The service jobs; none at first.</summary>
    public SandboxJobs Jobs { get; }

    /// <summary>The technicians and stores; none at first.</summary>
    public SandboxResources Resources { get; }

    /// <summary>The reservations; none at first.</summary>
    public SandboxReservations Reservations { get; }

    /// <summary>The places that documents can be uploaded to, and the documents that were; none at first.</summary>
    public SandboxDocuments Documents { get; }

    /// <summary>Extend's service orders; none at first.</summary>
    public SandboxServiceOrders ServiceOrders { get; }

    /// <summary>Extend's webhooks, to be sent to an app.</summary>
    public SandboxWebhooks Webhooks { get; }

    /// <summary>The access tokens that Amazon's endpoint has issued.</summary>
    public SandboxTokens Tokens { get; }

    /// <summary>The access tokens that Extend's endpoint has issued. Private keys are not among them, and cannot expire.</summary>
    public SandboxTokens ExtendTokens { get; }

    /// <summary>What goes wrong; nothing at first.</summary>
    public SandboxFaults Faults { get; }

    /// <summary>Every request that arrived, or the last ones (<see cref="ServiceApiSandboxOptions.MaxRecordedRequests"/>).</summary>
    public RecordedRequestCollection Requests { get; }

    /// <summary>
    /// What is left of the usage plans, by operation and account; a bucket is there from the first request on that asks it. No
    /// operation without a plan has one.
    /// </summary>
    public IReadOnlyList<SandboxBucket> Buckets => _plans.Read();

    private IReadOnlyList<ISandboxService> Services { get; }

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">How it behaves; as the services' production, when left out.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The sandbox, ready for requests. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">An option is outside of what it may be.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="SocketException">The system does not let this process have the port.</exception>
    public static async Task<ServiceApiSandbox> StartAsync(ServiceApiSandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ServiceApiSandboxOptions();
        options.Validate();
        var sandbox = new ServiceApiSandbox(options);
        var application = new SandboxApplication(sandbox.Services, sandbox.Faults, sandbox.Requests, sandbox._handlers, options);
        sandbox._server = await LoopbackServer.StartAsync(application, options.Port, cancellationToken).ConfigureAwait(false);
        return sandbox;
    }

    /// <summary>Points a client at the sandbox: its address and the credentials of the first account. Nothing else is changed.</summary>
    /// <param name="options">The client's options.</param>
    public void Configure(ServiceApiClientOptions options) => Configure(options, Account);

    /// <summary>Points a client at the sandbox: its address and the credentials of an account. Nothing else is changed.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="account">The account.</param>
    public void Configure(ServiceApiClientOptions options, SandboxAccount account)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(account);
        options.Endpoint = Endpoint;
        options.Authentication.TokenEndpoint = TokenEndpoint;
        options.Authentication.ClientId = account.ClientId;
        options.Authentication.ClientSecret = account.ClientSecret;
        options.Authentication.RefreshToken = account.RefreshToken;
    }

    /// <summary>Points a client of Extend's at the sandbox: its address and the OAuth credentials of the first account. A permanent key is taken out, and nothing else is changed.</summary>
    /// <param name="options">The client's options.</param>
    public void Configure(ExtendClientOptions options) => Configure(options, ExtendAccount);

    /// <summary>Points a client of Extend's at the sandbox: its address and the OAuth credentials of an account. A permanent key is taken out, and nothing else is changed.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="account">The account.</param>
    public void Configure(ExtendClientOptions options, SandboxExtendAccount account)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(account);
        options.Endpoint = Endpoint;
        options.Authentication.TokenEndpoint = ExtendTokenEndpoint;
        options.Authentication.PrivateKey = null;
        options.Authentication.ClientId = account.ClientId;
        options.Authentication.ClientSecret = account.ClientSecret;
    }

    /// <summary>
    /// Answers a path that is no service's with a handler of your own, on the same port: a page for people, say. Its requests are
    /// not recorded, meet no fault and no latency, and take nothing from a usage plan.
    /// </summary>
    /// <param name="path">The whole path, as it is sent: <c>/</c>, or one that begins with <c>/_</c>, as none of a service's does.</param>
    /// <param name="handler">What answers, whatever the verb and the query. It takes the place of one that was there. There are no services behind the context, so it writes to the response itself; one that throws answers 500.</param>
    /// <exception cref="ArgumentException">The path may be a service's.</exception>
    public void Map(string path, RequestDelegate handler)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(handler);
        if (path != "/" && !path.StartsWith("/_", StringComparison.Ordinal))
        {
            throw new ArgumentException("The path must be / or begin with /_, so that it is no service's.", nameof(path));
        }

        _handlers[path] = handler;
    }

    /// <summary>Stops the server at once; connections that are open, and requests that wait, are cut off.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public ValueTask DisposeAsync() => _server!.DisposeAsync();
}
