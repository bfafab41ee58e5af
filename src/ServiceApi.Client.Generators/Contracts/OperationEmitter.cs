using static ServiceApi.Client.Generators.Contract;

namespace ServiceApi.Client.Generators;

/// <summary>Writes one method of a contract: guards, then the URI, then the call.</summary>
internal static class OperationEmitter
{
    private const string Seams = ContractEmitter.Seams;

    public static string Emit(Contract contract, Operation operation)
    {
        var response = operation.Response is null ? "" : $"<{operation.Response}>";
        var uri = Uri(operation);
        var path = uri.Count == 0 ? $"\"{operation.Route}\"" : "uri.ToStringAndClear()";
        var content = Content(operation.Parameters);
        string[] lines =
        [
            .. operation.Parameters.SelectMany(Guard),
            .. uri,
            $"return executor.SendAsync{response}(",
            $"    new {Seams}OperationRequest({contract.Name}Operations.{operation.Name}, {path}){(content.Count == 0 ? "," : "")}",
            .. content,
            $"    {operation.Parameters[operation.Parameters.Count - 1].Identifier});",
        ];
        return $$"""
                /// <inheritdoc/>
                public global::System.Threading.Tasks.Task{{response}} {{operation.Method}}({{string.Join(",", operation.Parameters.Select(Declaration))}})
                {
            {{string.Join("\n", lines.Select(line => "        " + line))}}
                }
            """;
    }

    private static string Declaration(Parameter parameter) =>
        $"\n        {parameter.Type} {parameter.Identifier}{(parameter.Place == Place.Cancellation ? " = default" : "")}";

    private static IEnumerable<string> Guard(Parameter parameter)
    {
        var (name, text) = (parameter.Identifier, $"\"{parameter.Name}\"");
        List<string> checks = parameter switch
        {
            { Limits.Count: > 0 } => [.. parameter.Limits.Select(limit => $"{Seams}RequestGuard.{limit.Guard}({name}, {limit.Arguments}, {text});")],
            { IsValidatable: true } => [$"{Seams}RequestGuard.Valid({name}, {text});"],
            { IsReference: true, IsNullable: false, Place: not Place.Path } => [$"global::System.ArgumentNullException.ThrowIfNull({name}, {text});"],
            _ => [],
        };
        return checks.Count > 0 && parameter.IsNullable ? [$"if ({name} is not null)", "{", .. checks.Select(check => "    " + check), "}\n"] : checks;
    }

    private static List<string> Uri(Operation operation)
    {
        var values = operation.Parameters.SelectMany(parameter => parameter.Values.Select(value => Query(parameter, value))).ToList();
        var parts = operation.Route.Split('{', '}'); // the odd ones are placeholders
        if (parts.Length == 1 && values.Count == 0)
        {
            return [];
        }

        var path = parts.Skip(1).Select((part, index) => index % 2 == 0 ? Segment(operation, part) : part.Length == 0 ? null : $"uri.AppendLiteral(\"{part}\");");
        return [$"var uri = new {Seams}RequestUriBuilder(\"{parts[0]}\");", .. path.OfType<string>(), .. values];
    }

    private static string Segment(Operation operation, string placeholder)
    {
        var parameter = operation.Parameters.First(parameter => parameter.Place == Place.Path && parameter.WireName == placeholder);
        return $"uri.AppendSegment({parameter.Identifier}, \"{parameter.Name}\");";
    }

    private static string Query(Parameter parameter, QueryValue value)
    {
        var typeArgument = value.TypeArgument is null ? "" : $"<{value.TypeArgument}>";
        var property = value.Property is null ? "" : (parameter.IsNullable ? "?." : ".") + Naming.Identifier(value.Property);
        return $"uri.AppendQuery{typeArgument}(\"{value.WireName}\", {parameter.Identifier}{property});";
    }

    private static List<string> Content(IEnumerable<Parameter> parameters)
    {
        var places = parameters.ToLookup(parameter => parameter.Place);
        var body = places[Place.Body].Select(parameter => $"        Body = executor.Serialize<{parameter.Type}>({parameter.Identifier}),");
        var headers = places[Place.Header].Select(parameter => $"            new(\"{parameter.WireName}\", {HeaderValue(parameter)}),").ToList();
        List<string> lines = [.. body, .. headers.Count == 0 ? headers : ["        Headers =", "        [", .. headers, "        ],"]];
        return lines.Count == 0 ? [] : ["    {", .. lines, "    },"];
    }

    private static string HeaderValue(Parameter parameter)
    {
        var text = $"string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $\"{{{parameter.Identifier}}}\")";
        return parameter.IsReference ? parameter.Identifier : parameter.IsNullable ? $"{parameter.Identifier} is null ? null : {text}" : text;
    }
}
