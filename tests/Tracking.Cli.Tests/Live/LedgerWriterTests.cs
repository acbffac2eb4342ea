using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Live;
using Tracking.Cli.Tests.Running;
using Tracking.V1;

namespace Tracking.Cli.Tests.Live;

public sealed class LedgerWriterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Take_DescribedRejections_AreLeftOut() => Assert.Equal(
        [LedgerWriter.Header, "v-0,2026-03-01T00:00:00Z,29.5,115,60,,acked", "v-2,2026-03-01T00:00:02Z,29.5,115,60,,acked"],
        Write(new BatchAck { Accepted = 2, Rejected = { ["x"] = 1 }, FirstRejections = { new Rejection { Index = 1 } } }));

    [Fact]
    public void Take_MoreRejectedThanDescribed_NobodyKnowsWhich() => Assert.Equal(
        ["unsure", "unsure"],
        Write(new BatchAck { Accepted = 1, Rejected = { ["x"] = 2 }, FirstRejections = { new Rejection { Index = 1 } } })
            .Skip(1).Select(static line => line.Split(',')[^1]));

    private string[] Write(BatchAck ack)
    {
        using (var ledger = new LedgerWriter(_folder.Path("ledger")))
        {
            ledger.Take([.. Enumerable.Range(0, 3).Select(Fix)], ack);
        }

        return File.ReadAllLines(_folder.Path("ledger"));
    }

    private static Position Fix(int second) => new()
    {
        VehicleId = $"v-{second}",
        DeviceTime = Timestamp.FromDateTime(new DateTime(2026, 3, 1, 0, 0, second, DateTimeKind.Utc)),
        LatitudeDeg = 29.5,
        LongitudeDeg = 115,
        SpeedKmh = 60,
    };
}
