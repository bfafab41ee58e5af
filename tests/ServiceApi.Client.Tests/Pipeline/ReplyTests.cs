using System.Buffers;
using System.Net;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Tests.Pipeline;

public sealed class ReplyTests
{
    [Fact]
    public async Task A_buffer_is_given_back_once_however_often_the_reply_is_disposed()
    {
        const int Size = 1 << 19; // a size that nothing else here rents
        using var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(new byte[Size - 1]) };
        var reply = Reply.Answer(response, await ResponseBody.ReadAsync(response.Content, Size, default), new VirtualTime());

        reply.Dispose();
        reply.Dispose();

        Assert.NotSame(ArrayPool<byte>.Shared.Rent(Size), ArrayPool<byte>.Shared.Rent(Size));
        Assert.Equal(0, reply.Body.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(99_999)]
    [InlineData(100_000)]
    public async Task A_body_up_to_the_cap_is_read_whole_with_or_without_a_length(int size)
    {
        var bytes = new byte[size];
        new Random(1).NextBytes(bytes);
        foreach (HttpContent content in new HttpContent[] { new ByteArrayContent(bytes), new StreamContent(new Unseekable(bytes)) })
        {
            using var body = await ResponseBody.ReadAsync(content, 100_000, default);

            Assert.False(body.IsTruncated);
            Assert.True(body.Span.SequenceEqual(bytes));
        }
    }

    [Theory]
    [InlineData(100_001)]
    [InlineData(10_000_000)]
    public async Task A_body_beyond_the_cap_is_cut(int size)
    {
        foreach (HttpContent content in new HttpContent[] { new ByteArrayContent(new byte[size]), new StreamContent(new Unseekable(new byte[size])) })
        {
            using var body = await ResponseBody.ReadAsync(content, 100_000, default);

            Assert.True(body.IsTruncated);
            Assert.Equal(100_000, body.Span.Length);
        }
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
