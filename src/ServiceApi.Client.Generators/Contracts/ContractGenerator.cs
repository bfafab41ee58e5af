using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators;

/// <summary>Implements each interface whose methods carry verbs: straight-line code, and a table of its operations.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ContractGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var verb in KnownSymbols.Verbs)
        {
            var contracts = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    KnownSymbols.Contract + verb + "Attribute", static (_, _) => true, static (context, _) => ContractParser.ParseAtFirstVerb(context))
                .WithTrackingName("Contracts");
            context.RegisterSourceOutput(contracts, static (context, result) => result.Write(context, ContractEmitter.Emit));
        }
    }
}
