using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators;

/// <summary>Completes each struct that carries <c>[OpenEnum]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OpenEnumGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var openEnums = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownSymbols.Contract + "OpenEnumAttribute", static (_, _) => true, static (context, _) => OpenEnumParser.Parse(context))
            .WithTrackingName("OpenEnums");
        context.RegisterSourceOutput(openEnums, static (context, result) => result.Write(context, OpenEnumEmitter.Emit));
    }
}
