using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Throttling;

/// <summary>A queue whose head is served one every two seconds; instants are plain numbers.</summary>
public sealed class PermitQueueTests
{
    private const double Interval = 2;
    private readonly PermitQueue _queue = new();

    [Fact]
    public void The_later_one_stands_the_earlier_the_first_must_be_served()
    {
        Add(latest: 100);
        Add(latest: 10);
        Assert.Equal(8, _queue.Latest);

        Add(latest: 10);
        Assert.Equal(6, _queue.Latest);
    }

    [Fact]
    public void Who_comes_to_the_head_moves_all_others_back()
    {
        Add(latest: 20);
        Add(latest: 100, atHead: true);
        Assert.Equal(18, _queue.Latest);

        Add(latest: 17, atHead: true); // behind the one at the head
        Assert.Equal(15, _queue.Latest);
        Assert.Equal(2, _queue.HeadCount);
    }

    [Fact]
    public void Who_is_served_lets_all_others_move_up()
    {
        var first = Add(latest: 100);
        Add(latest: 10);

        Assert.True(_queue.TryTakeFirst(out var served, Interval));

        Assert.Same(first, served);
        Assert.Equal(10, _queue.Latest);
    }

    [Fact]
    public void Who_leaves_from_the_head_is_not_counted_there_any_more()
    {
        Add(latest: 100);
        var head = Add(latest: 100, atHead: true);

        Assert.True(_queue.Remove(head));
        Assert.False(_queue.Remove(head));

        Assert.Equal((0, 1), (_queue.HeadCount, _queue.Count));
    }

    [Fact]
    public void When_all_have_left_nobody_is_in_a_hurry()
    {
        _queue.Remove(Add(latest: 10));

        Assert.Equal(double.PositiveInfinity, _queue.Latest);
    }

    [Theory]
    [InlineData(10.5, 0)]
    [InlineData(10.6, 1)]
    public void Late_is_who_would_be_served_later_than_tolerated(double due, int late)
    {
        Add(latest: 10);

        Assert.Equal(late, _queue.RemoveLate(due, Interval, tolerance: 0.5).Count());
    }

    private PermitQueue.Waiter Add(double latest, bool atHead = false) => _queue.Add(atHead, latest, Interval);
}
