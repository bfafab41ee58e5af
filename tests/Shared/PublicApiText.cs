using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace ServiceApi.Client.Tests.Shared;

/// <summary>What an assembly lets others use, as text: types and members by name, a line each, much as one would declare them.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Attributes that change how the thing is used, or what goes over the wire.</summary>
    private static readonly HashSet<string> Telling =
    [
        "AliasAsAttribute", "BodyAttribute", "DeleteAttribute", "EditorBrowsableAttribute", "FlagsAttribute", "GetAttribute", "HeaderAttribute",
        "JsonConverterAttribute", "JsonExtensionDataAttribute", "JsonPropertyNameAttribute", "LengthAttribute", "ObsoleteAttribute", "OperationIdAttribute",
        "PatternAttribute", "PostAttribute", "PutAttribute", "QueryAttribute", "SafeToRepeatAttribute", "UsagePlanAttribute",
    ];

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var space in assembly.GetExportedTypes().Where(type => !type.IsSpecialName).GroupBy(type => type.Namespace).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(space.Key).Append('\n');
            foreach (var type in space.OrderBy(PublicApiNames.Of, StringComparer.Ordinal))
            {
                Write(text, type);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Type type)
    {
        text.Append('\n');
        foreach (var attribute in Attributes(type))
        {
            text.Append("  ").Append(attribute).Append('\n');
        }

        text.Append("  ").Append(Kind(type)).Append(' ').Append(PublicApiNames.Of(type)).Append(Bases(type)).Append('\n');
        var lines =
            from member in type.GetMembers(Declared)
            let line = Line(member)
            where line is not null
            select (member.Name, line);
        foreach (var (_, line) in lines.OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.line, StringComparer.Ordinal))
        {
            text.Append("    ").Append(line).Append('\n');
        }
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsSealed ? "sealed " : "") + (type.IsAbstract ? "abstract " : "") + (type.GetMethod("<Clone>$") is null ? "class" : "record"),
    };

    private static string Bases(Type type)
    {
        if (type.IsEnum)
        {
            return "";
        }

        Type?[] parent = type.BaseType == typeof(object) || type.BaseType == typeof(ValueType) ? [] : [type.BaseType];
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var interfaces = type.GetInterfaces().Where(one => one.IsVisible && !inherited.Contains(one) && one != typeof(IEquatable<>).MakeGenericType(type)).Select(PublicApiNames.Of).Order(StringComparer.Ordinal);
        string[] all = [.. parent.OfType<Type>().Select(PublicApiNames.Of), .. interfaces];
        return all.Length == 0 ? "" : " : " + string.Join(", ", all);
    }

    private static string? Line(MemberInfo member)
    {
        if (member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not MethodInfo { Name: "op_Implicit" })
        {
            return null;
        }

        var line = member switch
        {
            FieldInfo { IsLiteral: true } field when IsVisible(field) => $"{(field.DeclaringType!.IsEnum ? "" : $"const {PublicApiNames.Of(field.FieldType)} ")}{field.Name} = {PublicApiNames.Literal(field.GetRawConstantValue())}",
            FieldInfo field when IsVisible(field) && !field.IsSpecialName => $"{PublicApiNames.Of(field)} {field.Name}",
            ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => $"{Access(constructor)}new({Parameters(constructor)})",
            MethodInfo method when IsVisible(method) && !IsAccessor(method) => Method(method),
            PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Property(property),
            EventInfo @event when IsVisible(@event.AddMethod!) => $"event {PublicApiNames.Of(@event.EventHandlerType!)} {@event.Name}",
            _ => null,
        };
        return line is null ? null : string.Concat(line, string.Concat(Attributes(member).Select(attribute => " " + attribute)));
    }

    private static string Method(MethodInfo method) =>
        $"{Access(method)}{PublicApiNames.Of(method.ReturnParameter)} {method.Name}{PublicApiNames.Arguments(method.GetGenericArguments())}({Parameters(method)}){PublicApiNames.Constraints(method.GetGenericArguments())}";

    private static string Property(PropertyInfo property)
    {
        var accessor = property.GetAccessors(nonPublic: true).First(IsVisible);
        var setter = property.SetMethod is { } set && IsVisible(set)
            ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : "";
        return $"{Access(accessor)}{required}{PublicApiNames.Of(property)} {property.Name}{index} {{{(property.GetMethod is { } get && IsVisible(get) ? " get;" : "")}{setter} }}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var attributes = string.Concat(Attributes(parameter).Select(attribute => attribute + " "));
        var value = parameter.HasDefaultValue ? $" = {(parameter.DefaultValue is null && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : PublicApiNames.Literal(parameter.DefaultValue))}" : "";
        return $"{attributes}{(parameter.IsOut ? "out " : "")}{PublicApiNames.Of(parameter)} {parameter.Name}{value}";
    }

    private static IEnumerable<string> Attributes(ICustomAttributeProvider provider)
    {
        var attributes = provider switch
        {
            MemberInfo member => member.GetCustomAttributesData(),
            ParameterInfo parameter => parameter.GetCustomAttributesData(),
            _ => [],
        };
        return attributes
            .Where(attribute => Telling.Contains(attribute.AttributeType.Name) && attribute.ConstructorArguments.All(argument => argument.Value as string != "Types with embedded references are not supported in this version of your compiler"))
            .Select(attribute => $"[{attribute.AttributeType.Name[..^"Attribute".Length]}{(attribute.ConstructorArguments.Count == 0 ? "" : $"({string.Join(", ", attribute.ConstructorArguments.Select(Argument))})")}]")
            .Where(attribute => !attribute.StartsWith("[Obsolete(\"Constructors of types with required", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private static string Argument(CustomAttributeTypedArgument argument) => argument switch
    {
        { Value: Type type } => $"typeof({PublicApiNames.Of(type)})",
        { ArgumentType.IsEnum: true, Value: { } value } => Enum.ToObject(argument.ArgumentType, value).ToString()!,
        _ => PublicApiNames.Literal(argument.Value),
    };

    private static string Access(MethodBase method) =>
        method.DeclaringType!.IsInterface
            ? method.IsStatic ? "static abstract " : ""
            : (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "")
                + (method.IsStatic ? "static " : method.IsAbstract ? "abstract " : IsOverride(method) ? "override " : method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType.IsSealed ? "virtual " : "");

    private static bool IsOverride(MethodBase method) => method is MethodInfo info && info.GetBaseDefinition().DeclaringType != info.DeclaringType;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsVisible(MethodBase method) => method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;
}
