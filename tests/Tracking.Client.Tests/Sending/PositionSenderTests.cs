using System.Threading.Channels;
using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.Client.Sending;
using Tracking.Client.Spools;
using Tracking.Client.Tests.Serving;
using Tracking.Testing.Time;

namespace Tracking.Client.Tests.Sending;

public sealed class PositionSenderTests : IDisposable
{
    private const int Seed = 20_261_125;

    // The system rounds waits to milliseconds.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(2);
    private readonly TestFolder _folder = new();
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Enqueue_ServerThere_IsAcknowledgedAndLeavesTheSpool()
    {
        await using var server = await FakeServer.StartAsync();
        using var connection = TrackingConnection.Open(server.Address);
        await using var sender = PositionSender.Open(connection, Options(batchRows: 10));
        await sender.EnqueueAsync(Drive.Positions(0, 95));
        await sender.DrainAsync(Cancellation);
        Assert.Equal(Drive.Positions(0, 95).ToHashSet(), server.Telematics.Stored.ToHashSet());
        Assert.Equal((95L, 0L, 0L), (sender.Status.Accepted, sender.Status.Duplicate, sender.Status.Pending));
        Assert.True(sender.Status.IsConnected);
        Assert.Null(sender.Status.LastFault);
    }

    [Fact]
    public async Task Enqueue_ServerAway_IsKeptAndSentWhenItComes()
    {
        await using var server = await FakeServer.StartAsync();
        using var connection = TrackingConnection.Open(server.Address);
        await server.StopAsync();
        await using var sender = PositionSender.Open(connection, Options());
        await sender.EnqueueAsync(Drive.Positions(0, 20));
        await Eventually.HoldsAsync(() => sender.Status.RetryAt is not null);
        Assert.Equal(20, sender.Status.Pending);
        Assert.IsType<ServerUnreachableException>(sender.Status.LastFault);
        await server.StartAgainAsync();
        await AdvanceUntilAsync(sender.DrainAsync(Cancellation));
        Assert.Equal(20, server.Telematics.Stored.Count);
    }

    [Fact]
    public async Task Enqueue_ServerStaysAway_WaitsGrowUpToTheBound()
    {
        using var connection = TrackingConnection.Open(new Uri("http://127.0.0.1:1"));
        await using var sender = PositionSender.Open(connection, Options());
        await sender.EnqueueAsync(Drive.Position(0));
        foreach (var mean in (double[])[0.5, 1, 2, 4, 8, 16, 30, 30])
        {
            await Eventually.HoldsAsync(() => sender.Status.RetryAt is not null);
            var (attempts, wait) = (sender.Status.Attempts, sender.Status.RetryAt!.Value - _time.GetUtcNow());
            Assert.InRange(wait.TotalSeconds, mean * 0.5, mean * 1.5);
            _time.Advance(wait - Margin);
            Assert.Equal(attempts, sender.Status.Attempts);
            _time.Advance(Margin * 2);
            await Eventually.HoldsAsync(() => sender.Status.Attempts > attempts);
        }
    }

    [Fact]
    public async Task Stream_BreaksAfterStoringBeforeAnswering_SendsAgainAndLosesNothing()
    {
        await using var server = await FakeServer.StartAsync();
        var random = new Random(Seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        server.Telematics.BeforeAnswer = (_, _) => random.Next(5) == 0
            ? throw Refusal.Of(StatusCode.Unavailable, "server_stopping")
            : Task.CompletedTask;
        server.Telematics.BeforeStoring = (_, _) => random.Next(5) == 0
            ? throw Refusal.Of(StatusCode.Unavailable, "store_failed")
            : Task.CompletedTask;
        using var connection = TrackingConnection.Open(server.Address);
        await using var sender = PositionSender.Open(connection, Options(batchRows: 7));
        await sender.EnqueueAsync(Drive.Positions(0, 500));
        await AdvanceUntilAsync(sender.DrainAsync(Cancellation));
        Assert.Equal(Drive.Positions(0, 500).ToHashSet(), server.Telematics.Stored.ToHashSet());
        Assert.Equal(0, sender.Status.Pending);
        Assert.True(server.Telematics.Streams > 3, $"{server.Telematics.Streams} streams");
    }

    [Fact]
    public async Task Dispose_BeforeAcknowledged_NextProcessSendsIt()
    {
        await using var server = await FakeServer.StartAsync();
        using var connection = TrackingConnection.Open(server.Address);
        var arrived = new TaskCompletionSource();
        server.Telematics.BeforeStoring = async (_, context) =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        };
        await using (var sender = PositionSender.Open(connection, Options()))
        {
            await sender.EnqueueAsync(Drive.Positions(0, 20));
            await arrived.Task.WaitAsync(Cancellation);
        }

        server.Telematics.BeforeStoring = static (_, _) => Task.CompletedTask;
        await using var next = PositionSender.Open(connection, Options());
        await next.DrainAsync(Cancellation);
        Assert.Equal(20, server.Telematics.Stored.Count);
    }

    [Fact]
    public async Task Server_Rejects_PositionLeavesTheSpoolAndIsReported()
    {
        await using var server = await FakeServer.StartAsync();
        server.Telematics.Reject = static position => position.VehicleId == "ghost" ? "unknown_vehicle" : null;
        using var connection = TrackingConnection.Open(server.Address);
        var rejected = Channel.CreateUnbounded<RejectedPosition>();
        await using var sender = PositionSender.Open(
            connection, Options() with { OnRejected = row => rejected.Writer.TryWrite(row) });
        var ghost = Drive.Position(1, "ghost");
        await sender.EnqueueAsync([Drive.Position(0), ghost, Drive.Position(2)]);
        Assert.Equal(new RejectedPosition(ghost, "unknown_vehicle", "no"), await rejected.Reader.ReadAsync(Cancellation));
        await sender.DrainAsync(Cancellation);
        Assert.Equal(1, sender.Status.Rejected["unknown_vehicle"]);
        Assert.Equal(2, sender.Status.Accepted);
    }

    [Fact]
    public async Task Server_SaysWhenToComeAgain_IsObeyed()
    {
        await using var server = await FakeServer.StartAsync();
        var isOver = true;
        server.Telematics.BeforeStoring = (_, _) => isOver
            ? throw Refusal.Of(StatusCode.ResourceExhausted, "quota_exceeded", retryAfterMs: 60_000)
            : Task.CompletedTask;
        using var connection = TrackingConnection.Open(server.Address);
        await using var sender = PositionSender.Open(connection, Options());
        await sender.EnqueueAsync(Drive.Position(0));
        await Eventually.HoldsAsync(() => sender.Status.RetryAt is not null);
        Assert.Equal("quota_exceeded", sender.Status.LastFault!.Reason);
        isOver = false;
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(1, server.Telematics.Streams);
        _time.Advance(TimeSpan.FromSeconds(1));
        await sender.DrainAsync(Cancellation);
        Assert.Equal(2, server.Telematics.Streams);
    }

    [Fact]
    public async Task Server_NeverAnswers_ConnectionIsTakenForDead()
    {
        await using var server = await FakeServer.StartAsync();
        var isSilent = true;
        var arrived = new TaskCompletionSource();
        server.Telematics.BeforeAnswer = async (_, context) =>
        {
            if (isSilent)
            {
                arrived.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            }
        };
        using var connection = TrackingConnection.Open(server.Address);
        await using var sender = PositionSender.Open(connection, Options());
        await sender.EnqueueAsync(Drive.Position(0));
        await arrived.Task.WaitAsync(Cancellation);
        isSilent = false;
        _time.Advance(TimeSpan.FromSeconds(31));
        await Eventually.HoldsAsync(() => sender.Status.LastFault is not null);
        Assert.Equal("answer_overdue", sender.Status.LastFault!.Reason);
        await AdvanceUntilAsync(sender.DrainAsync(Cancellation));
        Assert.Equal(1, sender.Status.Duplicate);
    }

    [Fact]
    public async Task Sender_NothingToSend_ClosesItsStreamAndOpensAnother()
    {
        await using var server = await FakeServer.StartAsync();
        using var connection = TrackingConnection.Open(server.Address);
        await using var sender = PositionSender.Open(connection, Options());
        await sender.EnqueueAsync(Drive.Position(0));
        await sender.DrainAsync(Cancellation);
        await Eventually.HoldsAsync(() => _time.ArmedTimers > 0);
        _time.Advance(TimeSpan.FromSeconds(61));
        await Eventually.HoldsAsync(() => server.Telematics.Completed == 1);
        Assert.Null(sender.Status.LastFault);
        await sender.EnqueueAsync(Drive.Position(1));
        await sender.DrainAsync(Cancellation);
        Assert.Equal(2, server.Telematics.Streams);
    }

    [Fact]
    public async Task Server_AnswersWhatWasNotSent_IsABreachAndLosesNothing()
    {
        await using var server = await FakeServer.StartAsync();
        var isMad = true;
        server.Telematics.Spoil = ack => ack.Sequence += isMad ? 1UL : 0;
        using var connection = TrackingConnection.Open(server.Address);
        await using var sender = PositionSender.Open(connection, Options());
        await sender.EnqueueAsync(Drive.Position(0));
        await Eventually.HoldsAsync(() => sender.Status.LastFault is not null);
        Assert.Equal("protocol_breach", sender.Status.LastFault!.Reason);
        Assert.Equal(1, sender.Status.Pending);
        isMad = false;
        await AdvanceUntilAsync(sender.DrainAsync(Cancellation));
    }

    [Fact]
    public async Task Listener_Throws_IsShownAndSendingGoesOn()
    {
        await using var server = await FakeServer.StartAsync();
        using var connection = TrackingConnection.Open(server.Address);
        var isBroken = true;
        await using var sender = PositionSender.Open(connection, Options() with
        {
            OnAnswered = (_, _) => throw (isBroken ? new InvalidTimeZoneException("the disk is full") : new TaskCanceledException()),
            OnFault = static _ => throw new InvalidTimeZoneException("nobody listens"),
        });
        await sender.EnqueueAsync(Drive.Position(0));
        await Eventually.HoldsAsync(() => sender.Status.LastFault?.Message == "nobody listens");
        Assert.Equal("listener_failed", sender.Status.LastFault!.Reason);
        isBroken = false;
        await sender.EnqueueAsync(Drive.Position(1));
        await AdvanceUntilAsync(sender.DrainAsync(Cancellation));
        Assert.Equal(2, server.Telematics.Stored.Count);
    }

    private PositionSenderOptions Options(int batchRows = 500) => new()
    {
        Spool = new SpoolOptions { Folder = _folder.Path, Sync = SpoolSync.OperatingSystem },
        BatchRows = batchRows,
        Time = _time,
        Random = new Random(Seed),
    };

    /// <summary>Moves the clock on whenever the sender waits, until the task ends.</summary>
    private async Task AdvanceUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(task, Eventually.PauseAsync());
        }

        await task;
    }
}
