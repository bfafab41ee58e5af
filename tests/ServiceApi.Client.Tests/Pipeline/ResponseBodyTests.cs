using System.Text;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Pipeline;

public sealed class ResponseBodyTests
{
    [Theory]
    [InlineData(100, 1000)]
    [InlineData(50_000, 100_000)]
    [InlineData(50_000, 1000)]
    public async Task A_buffer_goes_back_without_what_it_held(int length, int cap)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(new string('s', length)));
        content.Headers.ContentLength = length;
        var body = await ResponseBody.ReadAsync(content, cap, CancellationToken.None);
        Assert.Equal(Math.Min(length, cap), body.Span.Length);

        Assert.True(IsCleared(body));
    }

    [Fact]
    public async Task What_breaks_off_is_told_as_it_is()
    {
        using var content = new BrokenContent("begin");

        await Assert.ThrowsAsync<HttpIOException>(async () => await ResponseBody.ReadAsync(content, 1000, CancellationToken.None));
    }

    private static bool IsCleared(ResponseBody body)
    {
        var span = body.Span; // of the buffer itself, which is the pool's afterwards
        body.Dispose();
        return !span.ContainsAnyExcept((byte)0);
    }
}
