using System.Globalization;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Rules.Motion;

namespace Tracking.Rules.Tests.Motion;

/// <summary>
/// Drives the motion state through fixes and keeps the rows as a store does: by start, the last form of each.
/// </summary>
internal sealed class MotionRun
{
    /// <summary>2026-03-01T00:00:00Z; every time in a test is seconds after it.</summary>
    public static readonly DeviceTime Origin = new(1_772_323_200_000);

    public static readonly MotionOptions Options = new(5, 20, 120, 300, 30);

    private readonly MotionDetector _detector = new(Options);
    private readonly List<MotionSegment> _changed = [];

    public MotionState? State { get; set; }

    /// <summary>Every row, by start.</summary>
    public SortedDictionary<long, MotionSegment> Rows { get; } = [];

    /// <summary>How often a row was written.</summary>
    public int Writes { get; private set; }

    /// <summary>The rows in a few words: kind and stretch in seconds, with a + while it is open.</summary>
    public IEnumerable<string> Summary => Rows.Values.Select(static row => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Kind} {row.Start.Since(Origin).TotalSeconds}-{row.End.Since(Origin).TotalSeconds}{(row.IsOpen ? "+" : "")}"));

    public MotionRun Fix(
        double seconds,
        double? speedKmh,
        double northMeters = 0,
        QualityFlags flags = QualityFlags.None,
        string regions = "",
        VehicleClass vehicleClass = VehicleClass.Coach)
    {
        var position = new Position(
            Origin.Plus(TimeSpan.FromSeconds(seconds)),
            GeoPoint.FromDegrees(28 + (northMeters / (GeoPoint.EarthRadiusMeters * Math.PI / 180)), 116),
            speedKmh is { } speed ? Speed.FromKilometersPerHour(speed) : null);
        var logged = new LoggedPosition(
            new LogOffset(0, 1), position, ContentHash.Of(position), new ReceivedAt(0), flags, RegionPath.Parse(regions));
        State = _detector.Step(State, new RuleFix(logged, flags), vehicleClass, _changed);
        return Keep();
    }

    /// <summary>One fix every ten seconds from the first second to the last.</summary>
    public MotionRun Drive(double from, double to, double? speedKmh)
    {
        for (var second = from; second <= to; second += 10)
        {
            Fix(second, speedKmh);
        }

        return this;
    }

    public MotionRun Renew()
    {
        State = MotionDetector.Renew(State, _changed);
        return Keep();
    }

    private MotionRun Keep()
    {
        foreach (var row in _changed)
        {
            Rows[row.Start.UnixMilliseconds] = row;
        }

        Writes += _changed.Count;
        _changed.Clear();
        return this;
    }
}
