using System.Reflection;
using System.Text;

namespace ServiceApi.Client.Pipeline;

/// <summary>The user agent by the platform's rules: <c>App/Version (Language=…; Key=Value)</c>, each part escaped with backslashes.</summary>
internal static class UserAgent
{
    public const int MostCharacters = 500;

    private static readonly string Library =
        typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static string Build(string application, string version) =>
        new StringBuilder()
            .Append(Escape(application, '/'))
            .Append('/')
            .Append(Escape(version, '('))
            .Append(" (Language=C#; Runtime=")
            .Append(Escape(System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, ')', ';'))
            .Append("; Library=ServiceApi.Client/")
            .Append(Escape(Library, ')', ';'))
            .Append(')')
            .ToString();

    private static string Escape(string text, params ReadOnlySpan<char> special)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character == '\\' || special.Contains(character))
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
