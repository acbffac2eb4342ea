namespace Tracking.Client.Traces;

/// <summary>Which column of a trace holds what: read from the header, by name, in any order.</summary>
internal sealed class TraceColumns
{
    private const int Absent = -1;

    private TraceColumns(int count) => Count = count;

    /// <summary>How many columns every row must have.</summary>
    public int Count { get; }

    public int VehicleId { get; private init; }

    public int Time { get; private init; }

    public int Latitude { get; private init; }

    public int Longitude { get; private init; }

    public int Speed { get; private init; }

    public int Heading { get; private init; }

    /// <summary>−1 where the file has no such column.</summary>
    public int Odometer { get; private init; }

    /// <summary>−1 where the file has no such column.</summary>
    public int Ignition { get; private init; }

    /// <summary>−1 where the file has no such column.</summary>
    public int Emergency { get; private init; }

    /// <exception cref="FormatException">A required column is missing, or a known one is there twice.</exception>
    public static TraceColumns Parse(CsvFields header)
    {
        return new TraceColumns(header.Count)
        {
            VehicleId = Require(header, "vehicle_id"),
            Time = Require(header, "time_utc"),
            Latitude = Require(header, "lat"),
            Longitude = Require(header, "lon"),
            Speed = Require(header, "speed_kmh"),
            Heading = Require(header, "heading"),
            Odometer = Find(header, "odometer_km"),
            Ignition = Find(header, "acc_on"),
            Emergency = Find(header, "emergency"),
        };
    }

    private static int Require(CsvFields header, string name)
    {
        var column = Find(header, name);
        return column != Absent
            ? column
            : throw new FormatException(
                $"the header has no column {name}; "
                + "it needs vehicle_id,time_utc,lat,lon,speed_kmh,heading in any order");
    }

    private static int Find(CsvFields header, string name)
    {
        var found = Absent;
        for (var i = 0; i < header.Count; i++)
        {
            if (!header[i].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (found != Absent)
            {
                throw new FormatException($"the header has column {name} twice (columns {found + 1} and {i + 1})");
            }

            found = i;
        }

        return found;
    }
}
