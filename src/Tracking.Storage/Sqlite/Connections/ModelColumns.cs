using Tracking.Model.Positions;

namespace Tracking.Storage.Sqlite.Connections;

/// <summary>How the model's value types are written into parameters and read from columns.</summary>
internal static class ModelColumns
{
    public static Statement Add(this Statement statement, DeviceTime value) => statement.Add(value.UnixMilliseconds);

    public static Statement Add(this Statement statement, DeviceTime? value) => statement.Add(value?.UnixMilliseconds);

    public static Statement Add(this Statement statement, ReceivedAt value) => statement.Add(value.UnixMilliseconds);

    public static Statement Add(this Statement statement, ContentHash value) => statement.Add(Sortable(value));

    public static Statement Add(this Statement statement, LogOffset value) => statement.Add(Number(value));

    /// <summary>Two parameters: latitude, then longitude.</summary>
    public static Statement Add(this Statement statement, GeoPoint value) =>
        statement.Add(value.Latitude).Add(value.Longitude);

    public static Statement Add(this Statement statement, Speed? value) => statement.Add(value?.MetersPerSecond);

    public static Statement Add(this Statement statement, Heading? value) => statement.Add(value?.Degrees);

    public static DeviceTime DeviceTime(this Statement statement, int column) => new(statement.Long(column));

    public static DeviceTime? NullableDeviceTime(this Statement statement, int column) =>
        statement.NullableLong(column) is long value ? new DeviceTime(value) : null;

    public static ReceivedAt ReceivedAt(this Statement statement, int column) => new(statement.Long(column));

    public static ReceivedAt? NullableReceivedAt(this Statement statement, int column) =>
        statement.NullableLong(column) is long value ? new ReceivedAt(value) : null;

    public static ContentHash Hash(this Statement statement, int column) =>
        new(unchecked((ulong)(statement.Long(column) ^ long.MinValue)));

    public static LogOffset Offset(this Statement statement, int column) => Offset(statement.Long(column));

    public static LogOffset? NullableOffset(this Statement statement, int column) =>
        statement.NullableLong(column) is long value ? Offset(value) : null;

    /// <summary>Two columns: latitude, then longitude.</summary>
    public static GeoPoint Point(this Statement statement, int column) =>
        GeoPoint.FromDegrees(statement.Double(column), statement.Double(column + 1));

    public static Speed? NullableSpeed(this Statement statement, int column) =>
        statement.NullableDouble(column) is double value ? Speed.FromMetersPerSecond(value) : null;

    public static Heading? NullableHeading(this Statement statement, int column) =>
        statement.NullableDouble(column) is double value ? Heading.FromDegrees(value) : null;

    /// <summary>The hash as a signed number of the same order as the unsigned hash.</summary>
    public static long Sortable(ContentHash hash) => unchecked((long)hash.Value) ^ long.MinValue;

    /// <summary>The dense number; this store has one writer, so an offset of another is from another store.</summary>
    public static long Number(LogOffset offset) => offset.Writer == 0
        ? offset.Number
        : throw new ArgumentException($"offset {offset} is of another store: this one has the writer 0 only");

    public static LogOffset Offset(long number) => new(0, number);
}
