using Microsoft.CodeAnalysis;

namespace ServiceApi.Client.Generators;

/// <summary>What was read from one type: a model to write, or what is wrong with it, or neither where another step reads it.</summary>
internal readonly record struct Parsed<T>(string HintName, T? Model, EquatableList<Finding> Findings)
    where T : class
{
    public void Write(SourceProductionContext context, Func<T, string> emit)
    {
        foreach (var finding in Findings)
        {
            context.ReportDiagnostic(finding.ToDiagnostic());
        }

        if (Model is not null)
        {
            context.AddSource(HintName, emit(Model));
        }
    }
}
