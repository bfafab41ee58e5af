using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.Idling;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Idling;

public sealed class IdleSweepTests : IDisposable
{
    private readonly VirtualTime _time = new();
    private readonly Telemetry _telemetry = new();
    private readonly ServiceProvider _services;
    private readonly IdleSweep _sweep;

    public IdleSweepTests()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        _telemetry.ListenToLogs(services);
        _services = services.BuildServiceProvider();
        _sweep = new(_time, _services.GetRequiredService<ILoggerFactory>());
    }

    [Fact]
    public void One_timer_serves_all_and_runs_until_nothing_is_left()
    {
        var (brief, lasting) = (new Part(lasts: 1), new Part(lasts: 3));
        _sweep.Watch(brief);
        _sweep.Watch(lasting);
        Assert.Equal(1, _time.Recurring);

        _time.Advance(TimeSpan.FromMinutes(2.5));
        Assert.Equal((1, 2), (brief.Asked, lasting.Asked));
        Assert.Equal(1, _time.Recurring);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((1, 3), (brief.Asked, lasting.Asked));
        Assert.Equal(0, _time.Recurring);
    }

    [Fact]
    public void A_part_that_is_watched_again_while_it_is_asked_is_asked_again()
    {
        var part = new Part(lasts: 1);
        part.OnAsked = () =>
        {
            part.OnAsked = null;
            _sweep.Watch(part);
        };
        _sweep.Watch(part);

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(2, part.Asked);
        Assert.Equal(0, _time.Recurring);
    }

    [Fact]
    public void One_that_throws_is_asked_again_and_does_not_keep_the_others_from_being_asked()
    {
        var (broken, sound) = (new Part(lasts: 2), new Part(lasts: 1));
        broken.OnAsked = () =>
        {
            broken.OnAsked = null;
            throw new InvalidOperationException("scripted");
        };
        _sweep.Watch(broken);
        _sweep.Watch(sound);

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((2, 1), (broken.Asked, sound.Asked));
        Assert.Equal(0, _time.Recurring);
        var log = Assert.Single(_telemetry.Logs);
        Assert.Equal(LogLevel.Warning, log.Level);
        Assert.Contains(nameof(InvalidOperationException), log.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("scripted", log.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_ends_with_the_container_and_does_not_begin_again()
    {
        var part = new Part(lasts: 10);
        _sweep.Watch(part);

        _sweep.Dispose();
        Assert.Equal(0, _time.Recurring);
        _sweep.Watch(part);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, part.Asked);
        Assert.Equal(0, _time.Recurring);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _services.Dispose();
        _telemetry.Dispose();
    }

    private sealed class Part(int lasts) : ISweepable
    {
        public int Asked { get; private set; }

        public Action? OnAsked { get; set; }

        public bool LetGo()
        {
            Asked++;
            OnAsked?.Invoke();
            return Asked >= lasts;
        }
    }
}
