using System.Reflection;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Tests.Conventions;

public sealed class MethodConventionTests
{
    private static readonly Type[] Awaited = [typeof(Task), typeof(Task<>), typeof(ValueTask), typeof(ValueTask<>)];

    private static readonly MethodInfo[] AsyncMethods =
        [.. Library.PublicTypes.SelectMany(Library.PublicMethods).Where(method => Awaited.Contains(Definition(method.ReturnType)))];

    [Fact]
    public void What_is_awaited_ends_in_Async_and_nothing_else_does_but_listings()
    {
        Assert.NotEmpty(AsyncMethods);
        Assert.All(AsyncMethods, method => Assert.EndsWith("Async", method.Name, StringComparison.Ordinal));

        var others = Library.PublicTypes.SelectMany(Library.PublicMethods).Except(AsyncMethods)
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal));
        Assert.All(others, method => Assert.True(method.ReturnType.Name.StartsWith("AsyncPageable", StringComparison.Ordinal), method.Name));
    }

    [Fact]
    public void What_is_awaited_can_be_cancelled() =>
        Assert.All(AsyncMethods, method => Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType));

    [Fact]
    public void Methods_of_the_facade_take_the_options_of_the_call_and_a_cancellation_token_both_optional()
    {
        var methods = Library.Facade.SelectMany(Library.PublicMethods).ToList();

        Assert.NotEmpty(methods);
        Assert.All(methods, method =>
        {
            var parameters = method.GetParameters();
            Assert.EndsWith("Async", method.Name, StringComparison.Ordinal);
            AssertOptional<CancellationToken>("cancellationToken", parameters[^1]);
            AssertOptional<CallOptions>("options", parameters[^2]);
            Assert.Equal(NullabilityState.Nullable, new NullabilityInfoContext().Create(parameters[^2]).WriteState);
        });
    }

    [Fact]
    public void Methods_of_the_contract_take_a_cancellation_token_and_no_options() =>
        Assert.All(Library.PublicMethods(typeof(IServicesApi)), method =>
        {
            AssertOptional<CancellationToken>("cancellationToken", method.GetParameters()[^1]);
            Assert.DoesNotContain(method.GetParameters(), parameter => parameter.ParameterType == typeof(CallOptions));
        });

    [Fact]
    public void Every_operation_of_the_contract_is_one_method()
    {
        var methods = Library.PublicMethods(typeof(IServicesApi)).Select(method => method.Name[..^"Async".Length]);
        var operations = typeof(ServicesApiOperations).GetProperties().Where(property => property.PropertyType == typeof(Operation));

        Assert.Equal(methods.Order(StringComparer.Ordinal), operations.Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everything_of_the_facade_can_be_substituted() => Assert.All(Library.Facade, type => Assert.True(type.IsInterface, type.Name));

    private static void AssertOptional<T>(string name, ParameterInfo parameter)
    {
        Assert.Equal(typeof(T), parameter.ParameterType);
        Assert.Equal(name, parameter.Name);
        Assert.True(parameter.HasDefaultValue, $"{parameter.Member.Name}: {name} must be optional.");
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
