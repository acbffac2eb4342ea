using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.Client.Feeds;
using Tracking.Client.Tests.Serving;
using Tracking.Testing.Time;
using Tracking.V1;

namespace Tracking.Client.Tests.Feeds;

public sealed class AlertReaderTests : IDisposable
{
    private const int Seed = 20_261_126;
    private readonly TestFolder _folder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly List<ulong> _handled = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FileCursorStore Cursors => new(_folder["cursor"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_BreaksAnywhere_HandsOverEachOnceInOrder()
    {
        await using var server = await FakeServer.StartAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        server.Alerts.Append(Revisions(1, 100));
        server.Alerts.BeforeEntry = (_, _) => random.Next(8) == 0
            ? throw Refusal.Of(StatusCode.Unavailable, "server_stopping")
            : Task.CompletedTask;
        await RunToAsync(server, 100);
        Assert.Equal(Numbers(1, 100), _handled);
        Assert.Equal(100UL, await Cursors.LoadAsync(Cancellation));
        Assert.True(server.Alerts.Requests.Count > 3, $"{server.Alerts.Requests.Count} calls");
    }

    [Fact]
    public async Task Run_ServerGoesAndComesBack_GoesOn()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Append(Revisions(1, 3));
        var running = RunToAsync(server, 5);
        await Eventually.HoldsAsync(() => _handled.Count == 3);
        await server.StopAsync();
        server.Alerts.Append(Revisions(4, 2));
        await server.StartAgainAsync();
        await running;
        Assert.Equal(Numbers(1, 5), _handled);
    }

    [Fact]
    public async Task Run_HandlerFails_SameRevisionComesInTheNextRun()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Append(Revisions(1, 5));
        using var connection = TrackingConnection.Open(server.Address);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Reader(connection).RunAsync(
            (revision, _) => revision.Cursor == 3 ? throw new InvalidTimeZoneException() : Task.CompletedTask,
            Cancellation));
        await RunToAsync(server, 5);
        Assert.Equal(Numbers(3, 3), _handled);
    }

    [Fact]
    public async Task Run_CursorExpired_IsNotTriedAgain()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.OnWatch = static _ => throw Refusal.Of(StatusCode.OutOfRange, "cursor_expired");
        using var connection = TrackingConnection.Open(server.Address);
        var fault = await Assert.ThrowsAsync<TrackingException>(
            () => Reader(connection).RunAsync(static (_, _) => Task.CompletedTask, Cancellation));
        Assert.Equal("cursor_expired", fault.Reason);
        Assert.Single(server.Alerts.Requests);
    }

    [Fact]
    public async Task Run_ServerLeavesOneOut_IsABreach()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Append([.. Revisions(1, 3), .. Revisions(5, 1)]);
        using var connection = TrackingConnection.Open(server.Address);
        var fault = await Assert.ThrowsAsync<TrackingException>(
            () => Reader(connection).RunAsync(Handle, Cancellation));
        Assert.Equal("protocol_breach", fault.Reason);
        Assert.Equal(Numbers(1, 3), _handled);
    }

    [Fact]
    public async Task Run_Filter_IsSentAndMayLeaveGaps()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Append([.. Revisions(2, 1), .. Revisions(9, 1)]);
        await RunToAsync(server, 9, new AlertReaderOptions { Rule = "speeding", RegionCode = "360000", VehicleId = "v-1" });
        Assert.Equal([2UL, 9], _handled);
        var request = server.Alerts.Requests[0];
        Assert.Equal(("speeding", "360000", "v-1"), (request.Rule, request.RegionCode, request.VehicleId));
    }

    private static AlertRevision[] Revisions(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(static i => new AlertRevision { AlertId = $"a-{i}", Revision = 1, Cursor = (ulong)i })];

    private static IEnumerable<ulong> Numbers(int first, int count) => Enumerable.Range(first, count).Select(static i => (ulong)i);

    private AlertReader Reader(TrackingConnection connection, AlertReaderOptions? options = null) =>
        new(connection, Cursors, (options ?? new AlertReaderOptions()) with { Time = _time, Random = new Random(Seed) });

    private Task Handle(AlertRevision revision, CancellationToken cancellationToken)
    {
        _handled.Add(revision.Cursor);
        return Task.CompletedTask;
    }

    /// <summary>Runs until this cursor is handled, moving the clock on whenever the reader waits.</summary>
    private async Task RunToAsync(FakeServer server, ulong last, AlertReaderOptions? options = null)
    {
        using var connection = TrackingConnection.Open(server.Address);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = Reader(connection, options).RunAsync(Handle, enough.Token);
        while (!running.IsCompleted && await Cursors.LoadAsync(Cancellation) < last)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Eventually.PauseAsync();
        }

        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
