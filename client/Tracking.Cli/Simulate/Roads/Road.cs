namespace Tracking.Cli.Simulate.Roads;

/// <summary>
/// A smooth road between two places: the straight line, bent sideways by a few long waves that vanish at both ends. It
/// can be asked at any distance, so it takes no memory.
/// </summary>
internal sealed class Road
{
    /// <summary>
    /// How far the waves together go sideways, as a part of the length. With three waves at most the road is then
    /// nowhere more than 1 % longer than the line, so speed and progress agree as well as an odometer does.
    /// </summary>
    private const double MaximumBend = 0.012;

    private const int Waves = 3;

    // Streets at both ends of every road; the middle is of the road's own kind.
    private const double TownMeters = 4_000;

    private readonly double[] _amplitudesMeters;
    private readonly double _headingDeg;

    public Road(Place from, Place to, RoadKind kind, Random random)
    {
        (From, To, Kind) = (from, to, kind);
        LengthMeters = from.MetersTo(to);
        _headingDeg = from.DegreesTo(to);
        var greatest = MaximumBend * LengthMeters / Waves;
        _amplitudesMeters =
            [.. Enumerable.Range(1, Waves).Select(wave => ((random.NextDouble() * 2) - 1) * greatest / wave)];
        TunnelStartMeters = LengthMeters * (0.2 + (0.6 * random.NextDouble()));
        TunnelMeters = kind == RoadKind.Motorway ? 1_000 + (random.NextDouble() * 5_000) : 0;
    }

    public Place From { get; }

    public Place To { get; }

    public RoadKind Kind { get; }

    public double LengthMeters { get; }

    /// <summary>Where no satellite is seen for a while; 0 m long where there is no tunnel.</summary>
    public double TunnelStartMeters { get; }

    public double TunnelMeters { get; }

    /// <summary>Where one is after so many metres.</summary>
    public Place At(double meters)
    {
        var along = From.Towards(From.DegreesTo(To), Math.Clamp(meters, 0, LengthMeters));
        var part = meters / LengthMeters;
        var sideways = 0.0;
        for (var wave = 1; wave <= Waves; wave++)
        {
            sideways += _amplitudesMeters[wave - 1] * Math.Sin(Math.PI * wave * part);
        }

        return along.Towards(_headingDeg + 90, sideways);
    }

    public RoadKind KindAt(double meters) =>
        meters < TownMeters || meters > LengthMeters - TownMeters ? RoadKind.Street : Kind;

    public bool IsTunnelAt(double meters) =>
        meters >= TunnelStartMeters && meters < TunnelStartMeters + TunnelMeters;
}
