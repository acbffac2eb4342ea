using Tracking.Api.Alerts;
using Tracking.Api.Tests.Serving;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Storage.Alerts;

namespace Tracking.Api.Tests.Alerts;

public sealed class AlertMessagesTests
{
    [Fact]
    public void ToMessage_EveryFieldSet_CarriesIt()
    {
        var superseded = AlertId.Of("A1", "geofence", "depot", Samples.At(-1));
        var revision = Samples.Ended(Samples.Raised("A1", 1, "geofence"), 61) with { Object = "depot", Supersedes = superseded };

        var message = AlertMessages.ToMessage(new StoredRevision(revision, 42, new ReceivedAt(Samples.StartMs)));

        Assert.Equal((revision.Id.Value, 2u, 42ul), (message.AlertId, message.Revision, message.Cursor));
        Assert.Equal(("ended", "closed", "minor"), (message.Change, message.State, message.Severity));
        Assert.Equal(("A1", "unknown@A1", "geofence", "depot"), (message.VehicleId, message.DriverId, message.Rule, message.Object));
        Assert.Equal((Samples.TimestampAt(1), Samples.TimestampAt(61)), (message.Start, message.End));
        Assert.Equal((36.0611, 103.8343), (message.LatitudeDeg, message.LongitudeDeg));
        Assert.Equal(["620000", "620100"], message.RegionCodes);
        Assert.Equal(("CN 2026-03", superseded.Value), (message.RulePack, message.SupersedesAlertId));
        Assert.Equal(80, message.Details.Fields["limit_kmh"].NumberValue);
        Assert.Equal(Samples.TimestampAt(0), message.RecordedAt);
    }

    [Fact]
    public void ToMessage_NothingOptional_LeavesItUnset()
    {
        var message = Message(Samples.Raised("A1", 1));

        Assert.Null(message.End);
        Assert.Equal(("", ""), (message.Object, message.SupersedesAlertId));
    }

    // A value without a word would fail a watch in the middle: every one must have its own.
    [Fact]
    public void ToMessage_EveryChangeStateAndSeverity_HasAWord()
    {
        var raised = Samples.Raised("A1", 1);

        Assert.Equal(["raised", "severity", "ended", "corrected", "withdrawn"],
            Enum.GetValues<AlertChange>().Select(change => Message(raised with { Change = change }).Change));
        Assert.Equal(["open", "closed", "withdrawn"],
            Enum.GetValues<AlertState>().Select(state => Message(raised with { State = state }).State));
        Assert.Equal(["info", "minor", "major", "critical"],
            Enum.GetValues<Severity>().Select(severity => Message(raised with { Severity = severity }).Severity));
    }

    private static V1.AlertRevision Message(AlertRevision revision) =>
        AlertMessages.ToMessage(new StoredRevision(revision, 1, new ReceivedAt(0)));
}
