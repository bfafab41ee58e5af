using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators;

/// <summary>Completes the resolver that carries <c>[DescribesModels]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelResolverGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var resolvers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "ServiceApi.Client.Serialization.DescribesModelsAttribute", static (_, _) => true, static (context, _) => ModelResolverParser.Parse(context))
            .WithTrackingName("ModelResolvers");
        context.RegisterSourceOutput(resolvers, static (context, resolver) => context.AddSource($"{resolver.Namespace}.{resolver.Name}.g.cs", ModelResolverEmitter.Emit(resolver)));
    }
}
