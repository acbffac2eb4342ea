using Tracking.Grains.Sweeping;
using Tracking.Grains.Tests.Silos;
using Tracking.Model.Positions;
using Tracking.Testing.Logs;
using Tracking.Testing.Time;

namespace Tracking.Grains.Tests.Sweeping;

/// <summary>
/// A sweeper over a world of its own, with a clock of its own: a test decides when it looks. Every second that the
/// clock is moved by is one round.
/// </summary>
internal sealed class SweeperHarness : IAsyncDisposable
{
    private readonly Sweeper _sweeper;
    private int _rounds;

    private SweeperHarness(SiloWorld world, ManualTimeProvider clock, TimeProvider wallClock)
    {
        World = world;
        Clock = clock;
        _sweeper = new Sweeper(world.Grains, world.Heads, world.Judgements, wallClock, new LogOfType<Sweeper>(Complaints));
    }

    public SiloWorld World { get; }

    public ManualTimeProvider Clock { get; }

    public LogRecord Complaints { get; } = new();

    /// <summary>The sweeper's time, so many seconds from now.</summary>
    public static ReceivedAt At(ManualTimeProvider clock, int seconds) =>
        ReceivedAt.Now(clock).Plus(TimeSpan.FromSeconds(seconds));

    /// <summary>Starts the sweeper and waits until it has caught up and lies down for the first time.</summary>
    public static async Task<SweeperHarness> StartAsync(
        SiloWorld world, ManualTimeProvider clock, TimeProvider? wallClock = null)
    {
        var harness = new SweeperHarness(world, clock, wallClock ?? clock);
        var armed = clock.WhenArmedAsync(1);
        await harness._sweeper.StartAsync(CancellationToken.None);
        await armed.WaitAsync(Safety.Net);
        return harness;
    }

    /// <summary>One round, a second later: returns when whoever was quiet has been dealt with.</summary>
    public async Task FlushRoundAsync()
    {
        var due = World.Judgements.DueListings.WhenPassedAsync(++_rounds);
        Clock.Advance(Sweeper.Interval);
        await due.WaitAsync(Safety.Net);
    }

    /// <summary>Two rounds: the second begins only when the first is wholly done, re-folds too.</summary>
    public async Task WholeRoundAsync()
    {
        await FlushRoundAsync();
        await FlushRoundAsync();
    }

    /// <summary>A round that is to fail before it does anything, and the beginning of the next.</summary>
    public async Task FailedRoundAsync()
    {
        World.Heads.FailNextQuietListing();
        var quiet = World.Heads.QuietListings.WhenPassedAsync(_rounds + 1);
        Clock.Advance(Sweeper.Interval);
        await quiet.WaitAsync(Safety.Net);
    }

    public async ValueTask DisposeAsync()
    {
        await _sweeper.StopAsync(CancellationToken.None).WaitAsync(Safety.Net);
        _sweeper.Dispose();
        await World.DisposeAsync();
    }
}
