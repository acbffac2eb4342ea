using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Tests.Folding;

/// <summary>Drives one rule through fixes that a test writes down in a few words.</summary>
internal sealed class RuleRun<TOptions, TState>(Rule<TOptions, TState> rule) : IStandingFences
    where TOptions : class
    where TState : class
{
    /// <summary>2026-03-01T00:00:00Z; every time in a test is seconds after it.</summary>
    public static readonly DeviceTime Origin = new(1_772_323_200_000);

    private readonly HashSet<string> _standing = [];
    private TState? _state;
    private KnownPlace? _lastPlaced;
    private long _offset;

    public List<EpisodeChange> Changes { get; } = [];

    public VehicleClass Class { get; set; } = VehicleClass.Hazmat;

    /// <summary>Fences that contain every following fix.</summary>
    public List<FenceDefinition> Inside { get; } = [];

    /// <summary>Fences that contain every following fix and do not hold by their calendar.</summary>
    public List<FenceDefinition> Resting { get; } = [];

    public static DeviceTime At(double seconds) => Origin.Plus(TimeSpan.FromSeconds(seconds));

    public static FenceDefinition Fence(string id, FenceAlerts alerts, double? limitKmh = null) => new(
        id,
        $"name of {id}",
        "",
        alerts,
        limitKmh is { } limit ? Speed.FromKilometersPerHour(limit) : null,
        [],
        DeviceTime.MinValue,
        DeviceTime.MaxValue);

    public void Delete(string fenceId)
    {
        Inside.RemoveAll(fence => fence.Id == fenceId);
        _standing.Remove(fenceId);
    }

    public bool Holds(string fenceId) => _standing.Contains(fenceId);

    public RuleRun<TOptions, TState> Fix(
        double seconds,
        double? speedKmh = null,
        string regions = "",
        double northMeters = 0,
        QualityFlags flags = QualityFlags.None,
        bool? emergency = null,
        bool? ignitionOn = null,
        double receivedSeconds = 0)
    {
        _standing.UnionWith(Inside.Select(static fence => fence.Id));
        _standing.ExceptWith(Resting.Select(static fence => fence.Id));
        var degrees = northMeters / (GeoPoint.EarthRadiusMeters * Math.PI / 180);
        var position = new Position(
            At(seconds),
            GeoPoint.FromDegrees(28 + degrees, 116),
            speedKmh is { } speed ? Speed.FromKilometersPerHour(speed) : null,
            IgnitionOn: ignitionOn,
            Emergency: emergency);
        var logged = new LoggedPosition(
            new LogOffset(0, ++_offset), position, ContentHash.Of(position), Received(receivedSeconds), flags, RegionPath.Parse(regions));
        var vehicle = new Vehicle(VehicleId.Parse("test-1"), Class, "", null);
        var context = new RuleContext(vehicle, ById(Inside), this, _lastPlaced) { Resting = ById(Resting) };
        var fix = new RuleFix(logged, flags);
        _state = rule.Step(_state, fix, context, Changes);
        _lastPlaced = fix.IsPlaced ? KnownPlace.Of(fix) : _lastPlaced;
        return this;
    }

    /// <summary>Nothing more came up to so many seconds after the origin, by our clock.</summary>
    public RuleRun<TOptions, TState> Tick(double seconds)
    {
        var vehicle = new Vehicle(VehicleId.Parse("test-1"), Class, "", null);
        _state = (TState?)rule.TickUntyped(_state, Received(seconds), vehicle, Changes);
        return this;
    }

    /// <summary>The changes in a few words: what, and from when to when in seconds.</summary>
    public IEnumerable<string> Summary() => Changes.Select(change => FormattableString.Invariant(
        $"{change.Change} {Seconds(change.Start)}-{(change.End is { } end ? Seconds(end) : "")} {change.Severity}"));

    private static ReceivedAt Received(double seconds) => new(At(seconds).UnixMilliseconds);

    private static FenceDefinition[] ById(IEnumerable<FenceDefinition> fences) =>
        [.. fences.OrderBy(static fence => fence.Id, StringComparer.Ordinal)];

    private static string Seconds(DeviceTime time) =>
        time.Since(Origin).TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
