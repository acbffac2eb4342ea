using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Api.Positions;
using Tracking.Api.Tests.Serving;
using Tracking.Ingest.Positions;
using Tracking.V1;
using PositionBatch = Tracking.V1.PositionBatch;

namespace Tracking.Api.Tests.Positions;

public sealed class PositionSessionTests
{
    private const int MaximumUnjudged = 16;

    // While that many batches wait to be judged nothing more is read, so the transport slows the sender.
    [Fact]
    public async Task TakeAsync_SixteenBatchesUnjudged_WaitsForTheFirst()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        var judging = new TaskCompletionSource();
        server.Grains.Vehicle("A1").Gate = judging.Task;
        var writer = new FakeWriter();
        var session = Session(server, writer, server.Safety);
        for (var i = 0; i < MaximumUnjudged; i++)
        {
            await session.TakeAsync(Batch(i));
        }

        var next = session.TakeAsync(Batch(MaximumUnjudged));

        Assert.False(next.IsCompleted);
        Assert.Equal(MaximumUnjudged, writer.Messages.Count);
        judging.SetResult();
        await next;
        await session.FinishAsync();
        Assert.Equal(Enumerable.Range(0, MaximumUnjudged + 1).Select(static i => (ulong)i),
            writer.Messages.Select(static message => message.Ack.Sequence));
    }

    [Fact]
    public async Task FlushAsync_JudgingUnderWay_AnswersOnlyWhenItIsDone()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        var judging = new TaskCompletionSource();
        server.Grains.Vehicle("A1").Gate = judging.Task;
        var writer = new FakeWriter();
        var session = Session(server, writer, server.Safety);
        await session.TakeAsync(Batch(1));

        var flushing = session.FlushAsync();

        Assert.False(flushing.IsCompleted);
        Assert.Equal((1, 0), (writer.Messages.Count, server.Grains.Vehicle("A1").Flushes));
        judging.SetResult();
        await flushing;
        Assert.Equal((2, 1), (writer.Messages.Count, server.Grains.Vehicle("A1").Flushes));
        Assert.NotNull(writer.Messages.Last().Flushed);
    }

    [Fact]
    public async Task TakeAsync_CallerGoneWhileItWaits_Ends()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        server.Grains.Vehicle("A1").Gate = new TaskCompletionSource().Task;
        using var caller = new CancellationTokenSource();
        var session = Session(server, new FakeWriter(), caller.Token);
        await session.TakeAsync(Batch(1));

        var finishing = session.FinishAsync();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finishing);
    }

    [Fact]
    public async Task TakeAsync_ManyRejected_CountsAllAndDescribesTwenty()
    {
        await using var server = await ApiServer.StartAsync();
        var writer = new FakeWriter();
        var batch = new PositionBatch { Sequence = 7 };
        batch.Positions.AddRange(Enumerable.Range(0, 25).Select(static i => Samples.Wire("nobody", i)));
        batch.UnreadableRows.Add(new V1.UnreadableRow { Line = ulong.MaxValue, Content = "x", Problem = "unreadable" });

        await Session(server, writer, server.Safety).TakeAsync(batch);

        var ack = Assert.Single(writer.Messages).Ack;
        Assert.Equal((7ul, 0u, 0u), (ack.Sequence, ack.Accepted, ack.Duplicate));
        Assert.Equal(25u, ack.Rejected[RejectReason.UnknownVehicle]);
        Assert.Equal(1u, ack.Rejected[RejectReason.MalformedRow]);
        Assert.Equal(Enumerable.Range(0, 20).Select(static i => (uint)i), ack.FirstRejections.Select(static row => row.Index));
    }

    [Fact]
    public async Task TakeAsync_TooManyRows_StoresNoneOfThem()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        var writer = new FakeWriter();
        var batch = new PositionBatch();
        batch.Positions.AddRange(Enumerable.Repeat(Samples.Wire(), PositionDoor.MaximumBatch));
        batch.UnreadableRows.Add(new V1.UnreadableRow());

        await Refusal.IsAsync(StatusCode.InvalidArgument, "batch_too_large",
            () => Session(server, writer, server.Safety).TakeAsync(batch));

        Assert.Empty(writer.Messages);
        Assert.Empty(await server.Store.Quarantine.CountAsync(CancellationToken.None));
    }

    private static PositionSession Session(ApiServer server, FakeWriter writer, CancellationToken cancellationToken) =>
        new(server.Services.GetRequiredService<PositionDoor>(), writer, "test", cancellationToken);

    private static PositionBatch Batch(int number) => new() { Sequence = (ulong)number, Positions = { Samples.Wire(seconds: number) } };
}
