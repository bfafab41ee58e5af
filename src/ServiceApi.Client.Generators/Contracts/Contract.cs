namespace ServiceApi.Client.Generators;

/// <summary>An interface whose methods are operations, as far as its implementation depends on it.</summary>
internal sealed record Contract(string Namespace, string Accessibility, string Interface, EquatableList<Contract.Operation> Operations)
{
    public string Name => Interface.Substring(1);

    internal enum Place { Path, Query, Header, Body, Cancellation }

    /// <summary>A method. The plan is null where none is documented, the response where the method returns a plain task.</summary>
    internal sealed record Operation(
        string Method, string Name, string Id, string Verb, string Route, string? Plan, bool IsSafeToRepeat, string? Response, EquatableList<Parameter> Parameters);

    /// <summary>A parameter and where its value goes. The values are what it adds to the query: itself, or a record's properties.</summary>
    internal sealed record Parameter(
        string Type, string Name, string WireName, Place Place, bool IsNullable, bool IsReference, bool IsValidatable,
        EquatableList<Limit> Limits, EquatableList<QueryValue> Values)
    {
        public string Identifier => Naming.Identifier(Name);
    }

    /// <summary>A guard of a parameter, and what it takes between the value and the parameter's name.</summary>
    internal sealed record Limit(string Guard, string Arguments);

    /// <summary>A pair of the query. The type argument stands where the compiler cannot infer it.</summary>
    internal sealed record QueryValue(string WireName, string? Property, string? TypeArgument);
}
