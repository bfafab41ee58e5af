using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ServiceApi.Client.Generators;

/// <summary>A diagnostic as values: a <see cref="Diagnostic"/> holds on to its syntax tree and equals no later one.</summary>
internal sealed record Finding(
    DiagnosticDescriptor Descriptor, EquatableList<string> Arguments, string FilePath, TextSpan Span, LinePositionSpan Lines)
{
    public static Finding At(ISymbol symbol, DiagnosticDescriptor descriptor, params IEnumerable<string> arguments)
    {
        var location = symbol.Locations[0];
        var lines = location.GetLineSpan();
        return new(descriptor, new(arguments), lines.Path, location.SourceSpan, lines.Span);
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location.Create(FilePath, Span, Lines), [.. Arguments]);
}
