using System.Text;
using Tracking.Geo.Fences;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;

namespace Tracking.Rules.Tests.Folding;

/// <summary>
/// Adding a rule is adding one file (here <see cref="HurryRule"/>) and its section: nothing else is edited. It is found,
/// configured and folded here, and listed in <see cref="Catalogue.RuleCatalogueTests"/>.
/// </summary>
public sealed class RuleSetTests
{
    internal static readonly byte[] Pack =
        """{"pack":"T","version":"7","rules":{"hurry":{"options":{"faster_than_kmh":90},"sources":{"faster_than_kmh":"a test"}}}}"""u8
            .ToArray();

    [Fact]
    public void Create_RuleOfAnotherLibrary_IsFoundByScanningAndJudges()
    {
        var rules = RuleSet.Create(RulePack.Parse(Pack), typeof(HurryRule).Assembly);
        Assert.Equal("hurry", Assert.Single(rules.Rules).Id);
        var fold = new Fold(rules, FenceSet.Empty);
        var decided = new List<DecidedRevision>();
        fold.Step(FoldState.Initial, At(95), new Vehicle(VehicleId.Parse("v"), VehicleClass.Van, "", null), decided, out _);
        var revision = Assert.Single(decided).Revision;
        Assert.Equal("hurry", revision.Rule);
        Assert.Equal("T 7", revision.RulePack);
        Assert.Equal(AlertId.Of("v", "hurry", null, revision.Start), revision.Id);
        Assert.Equal("unknown@v", revision.Driver);
        Assert.Equal((1, AlertState.Closed), (revision.Number, revision.State));
    }

    [Theory]
    [InlineData("""{"options":{"moving_from_kmh":0},"sources":{"moving_from_kmh":"a test"}}""", "moving_from_kmh")]
    [InlineData("""{"options":{"moving_from":5},"sources":{"moving_from":"a test"}}""", "moving_from")]
    [InlineData("""{"options":{"moving_from_kmh":5},"sources":{}}""", "names no source")]
    public void Create_BadMotionSection_IsRefusedWithItsName(string section, string reason)
    {
        var error = Assert.Throws<RulePackException>(() => RuleSet.Create(RulePack.Parse(Encoding.UTF8.GetBytes(
            $$"""{"pack":"T","version":"7","rules":{},"motion":{{section}}}"""))));
        Assert.Contains("section 'motion'", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static LoggedPosition At(double speedKmh)
    {
        var position = new Position(
            new DeviceTime(1_000), GeoPoint.FromDegrees(28, 116), Speed.FromKilometersPerHour(speedKmh));
        return new LoggedPosition(
            new LogOffset(0, 1), position, ContentHash.Of(position), new ReceivedAt(0), QualityFlags.None, RegionPath.Empty);
    }
}
