using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators;

/// <summary>Collects what is wrong with a type, so that all of it is reported at once.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _findings = [];

    /// <summary>Adds a finding whose message has the name of its symbol as the first argument.</summary>
    public void AddIf(bool isWrong, ISymbol symbol, DiagnosticDescriptor descriptor, params IEnumerable<string> arguments)
    {
        if (isWrong)
        {
            _findings.Add(Finding.At(symbol, descriptor, [symbol.Name, .. arguments]));
        }
    }

    /// <summary>The model, if nothing is wrong with it.</summary>
    public Parsed<T> Judge<T>(INamedTypeSymbol type, T model)
        where T : class
    {
        var space = type.NamespaceName();
        var name = space.Length == 0 ? type.Name : $"{space}.{type.Name}";
        return new(name + ".g.cs", _findings.Count == 0 ? model : null, new(_findings));
    }
}
