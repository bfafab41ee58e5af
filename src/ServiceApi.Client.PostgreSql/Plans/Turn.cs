using System.Runtime.InteropServices;

namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>A permit to send one request, from an instant on and not much later.</summary>
/// <param name="Number">Its number in the line; 0 for one that is in none.</param>
/// <param name="From">From when on, in the instance's seconds.</param>
/// <param name="Until">Up to when: a request that is sent later could meet those that others send.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Turn(long Number, double From, double Until)
{
    /// <summary>For how many seconds a permit is good. What is left of the second that the line reckons with is for the way to the service.</summary>
    public const double GoodFor = 0.5;
}
