namespace ServiceApi.Client.Testing;

/// <summary>
/// The service orders that Extend has assigned. What is reported of them is seen here; accepting and closing one is done
/// here, since the client has no operation for it.
/// </summary>
public sealed class SandboxServiceOrders
{
    private readonly Lock _gate;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<SandboxExtendAccount> _accounts;
    private readonly OrderedDictionary<Guid, SandboxServiceOrder> _orders = [];

    internal SandboxServiceOrders(Lock gate, TimeProvider clock, IReadOnlyList<SandboxExtendAccount> accounts)
    {
        _gate = gate;
        _clock = clock;
        _accounts = accounts;
    }

    /// <summary>All orders, the oldest first.</summary>
    public IReadOnlyList<SandboxServiceOrder> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _orders.Values];
            }
        }
    }

    /// <summary>Assigns an order to a servicer.</summary>
    /// <param name="kind">Where the work is done.</param>
    /// <param name="status">How far it is; accepted, when left out, so that it can be reported on.</param>
    /// <param name="account">The servicer, one of the sandbox's; the first one, when left out.</param>
    /// <param name="id">Its id; a new one, when left out.</param>
    /// <returns>The order.</returns>
    /// <exception cref="ArgumentException">There is an order with this id, or no such account, kind or status.</exception>
    public SandboxServiceOrder Add(
        SandboxServiceOrderKind kind,
        SandboxServiceOrderStatus status = SandboxServiceOrderStatus.Accepted,
        SandboxExtendAccount? account = null,
        Guid? id = null)
    {
        account ??= _accounts[0];
        if (!Enum.IsDefined(kind) || !Enum.IsDefined(status))
        {
            throw new ArgumentException($"A service order is Depot or Onsite, and Assigned, Accepted or Closed, not {kind} and {status}.");
        }

        if (!_accounts.Contains(account))
        {
            throw new ArgumentException("The account is none of the sandbox's ExtendAccounts.", nameof(account));
        }

        var order = new SandboxServiceOrder(id ?? Guid.NewGuid(), kind, account, _clock.GetUtcNow()).As(status);
        lock (_gate)
        {
            return _orders.TryAdd(order.Id, order) ? order : throw new ArgumentException($"There is a service order {order.Id:D} already.", nameof(id));
        }
    }

    /// <summary>Finds an order.</summary>
    /// <param name="id">The id of the order.</param>
    /// <returns>The order as it is now; <see langword="null"/> when there is none.</returns>
    public SandboxServiceOrder? Find(Guid id)
    {
        lock (_gate)
        {
            return _orders.GetValueOrDefault(id);
        }
    }

    /// <summary>Accepts an order that has been assigned, as the servicer does.</summary>
    /// <param name="id">The id of the order.</param>
    /// <returns>Whether there is such an order that was waiting for it.</returns>
    public bool Accept(Guid id) => Change(id, order => order.Status == SandboxServiceOrderStatus.Assigned, SandboxServiceOrderStatus.Accepted);

    /// <summary>Closes an order, as Extend does. The event <c>resolved</c> closes one too; no other event does.</summary>
    /// <param name="id">The id of the order.</param>
    /// <returns>Whether there is such an order that was not closed yet.</returns>
    public bool Close(Guid id) => Change(id, order => order.Status != SandboxServiceOrderStatus.Closed, SandboxServiceOrderStatus.Closed);

    internal void Put(SandboxServiceOrder order)
    {
        lock (_gate)
        {
            _orders[order.Id] = order;
        }
    }

    private bool Change(Guid id, Func<SandboxServiceOrder, bool> isPossible, SandboxServiceOrderStatus status)
    {
        lock (_gate)
        {
            if (Find(id) is not { } order || !isPossible(order))
            {
                return false;
            }

            Put(order.As(status));
            return true;
        }
    }
}
