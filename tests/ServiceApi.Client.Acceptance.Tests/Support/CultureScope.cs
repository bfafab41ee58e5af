using System.Globalization;

namespace ServiceApi.Client.Acceptance.Tests;

/// <summary>Another culture for what follows, on this and every thread that it goes on to.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureScope(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
