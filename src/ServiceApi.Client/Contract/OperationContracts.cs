using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ServiceApi.Client.Contract;

/// <summary>The contracts whose implementations the generator has written: each is added when its assembly is loaded. Apps call <c>AddOperations</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OperationContracts
{
    /// <summary>Adds a contract.</summary>
    /// <typeparam name="TContract">The interface.</typeparam>
    /// <param name="create">Makes its implementation.</param>
    /// <param name="operations">Lists its operations.</param>
    public static void Add<TContract>(Func<IOperationExecutor, TContract> create, Func<IReadOnlyList<Operation>> operations)
        where TContract : class =>
        Known<TContract>.Implementation = new(create, operations);

    /// <exception cref="InvalidOperationException">The generator has written nothing for the type.</exception>
    internal static Implementation<TContract> Find<TContract>()
        where TContract : class
    {
        // The assembly that declares the contract may be another than the one that asks, and nothing of it may have run.
        RuntimeHelpers.RunModuleConstructor(typeof(TContract).Module.ModuleHandle);
        return Known<TContract>.Implementation ?? throw new InvalidOperationException(
            $"{typeof(TContract)} is no contract that the generator has implemented. Declare it as an interface whose methods carry [Get], [Post], [Put] or [Delete] of {typeof(GetAttribute).Namespace}, in a project that refers to the package ServiceApi.Client itself.");
    }

    /// <summary>What the generator has written for a contract.</summary>
    internal sealed record Implementation<TContract>(Func<IOperationExecutor, TContract> Create, Func<IReadOnlyList<Operation>> Operations);

    private static class Known<TContract>
        where TContract : class
    {
        public static Implementation<TContract>? Implementation { get; set; }
    }
}
