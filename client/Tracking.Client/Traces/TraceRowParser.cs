using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Tracking.V1;

namespace Tracking.Client.Traces;

/// <summary>
/// Turns the lines of a trace into rows. A text that cannot be a value of its column makes the row unreadable; a value
/// that is out of range does not: the server answers it with the precise reason and keeps it.
/// </summary>
internal sealed class TraceRowParser(string source, TraceColumns columns, CsvFields fields)
{
    /// <summary>How much of an unreadable row is sent, in characters: the protocol's own limit.</summary>
    public const int MaximumContentLength = 4096;

    // As long as anything a person needs to see of one value.
    private const int QuotedValueLength = 60;

    private readonly char[] _line = new char[LineReader.MaximumLineBytes];
    private string _lastVehicleId = "";
    private string _problem = "";

    /// <summary>The row of the reader's current line.</summary>
    public TraceRow Parse(LineReader reader)
    {
        var line = Decode(reader.Line.Span);
        var position = new Position();
        if (reader.IsCut)
        {
            _problem = $"longer than {LineReader.MaximumLineBytes} bytes";
            return Unreadable(line, reader.Number);
        }

        return fields.TrySplit(line, out _problem) && TryFill(position)
            ? new TraceRow(source, reader.Number, position)
            : Unreadable(line, reader.Number);
    }

    /// <summary>The text of a line, valid until the next one.</summary>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> line) => Decode(line, _line);

    /// <summary>UTF-8 text; a byte that is no UTF-8 becomes U+FFFD, which the server's checks then meet.</summary>
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> line, char[] buffer) =>
        buffer.AsSpan(0, Encoding.UTF8.GetChars(line, buffer));

    private bool TryFill(Position position)
    {
        if (fields.Count != columns.Count)
        {
            _problem = $"{fields.Count} columns where the header has {columns.Count}";
            return false;
        }

        return TryFillRequired(position) && TryFillOptional(position);
    }

    private bool TryFillRequired(Position position)
    {
        position.VehicleId = VehicleId(fields[columns.VehicleId]);
        if (!TryTime(fields[columns.Time], position)
            || !TryNumber("lat", fields[columns.Latitude], out var latitude)
            || !TryNumber("lon", fields[columns.Longitude], out var longitude))
        {
            return false;
        }

        position.LatitudeDeg = latitude;
        position.LongitudeDeg = longitude;
        return true;
    }

    private bool TryFillOptional(Position position)
    {
        if (!TryOptionalNumber("speed_kmh", columns.Speed, out var speed)
            || !TryOptionalNumber("heading", columns.Heading, out var heading)
            || !TryOptionalNumber("odometer_km", columns.Odometer, out var odometer)
            || !TryOptionalBit("acc_on", columns.Ignition, out var ignition)
            || !TryOptionalBit("emergency", columns.Emergency, out var emergency))
        {
            return false;
        }

        // Assigning null to a field of the message is an error, not the way to leave it unset.
        if (speed is { } speedKmh)
        {
            position.SpeedKmh = speedKmh;
        }

        if (heading is { } headingDeg)
        {
            position.HeadingDeg = headingDeg;
        }

        if (odometer is { } odometerKm)
        {
            position.OdometerKm = odometerKm;
        }

        if (ignition is { } ignitionOn)
        {
            position.IgnitionOn = ignitionOn;
        }

        if (emergency is { } isSet)
        {
            position.Emergency = isSet;
        }

        return true;
    }

    private bool IsGiven(int column) => column >= 0 && !fields[column].IsWhiteSpace();

    private bool TryTime(ReadOnlySpan<char> text, Position position)
    {
        if (text.IsWhiteSpace())
        {
            // Left unset: the server has its own reason for a position without a time.
            return true;
        }

        if (!InstantText.TryParse(text.Trim(), out var time))
        {
            _problem = $"time_utc {Quote(text)} is not an ISO-8601 time with its zone, such as 2018-08-04T02:29:30Z";
            return false;
        }

        position.DeviceTime = Timestamp.FromDateTimeOffset(time);
        return true;
    }

    private bool TryNumber(string column, ReadOnlySpan<char> text, out double number)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number))
        {
            return true;
        }

        _problem = text.IsWhiteSpace() ? $"{column} is empty" : $"{column} {Quote(text)} is not a number";
        return false;
    }

    private bool TryOptionalNumber(string name, int column, out double? number)
    {
        number = null;
        if (!IsGiven(column))
        {
            return true;
        }

        var isNumber = TryNumber(name, fields[column], out var value);
        number = value;
        return isNumber;
    }

    private bool TryOptionalBit(string name, int column, out bool? bit)
    {
        bit = null;
        if (!IsGiven(column))
        {
            return true;
        }

        var text = fields[column].Trim();
        if (text is not ("0" or "1"))
        {
            _problem = $"{name} {Quote(text)} is neither 0 nor 1";
            return false;
        }

        bit = text[0] == '1';
        return true;
    }

    // Rows of one vehicle mostly follow each other: one string serves them all.
    private string VehicleId(ReadOnlySpan<char> text)
    {
        if (!text.SequenceEqual(_lastVehicleId))
        {
            _lastVehicleId = text.ToString();
        }

        return _lastVehicleId;
    }

    private TraceRow Unreadable(ReadOnlySpan<char> line, long number) => new(
        source,
        new UnreadableRow
        {
            Line = (ulong)number,
            Content = Cut(line, MaximumContentLength).ToString(),
            Problem = _problem,
        });

    private static string Quote(ReadOnlySpan<char> text)
    {
        var shown = Cut(text, QuotedValueLength);
        return shown.Length == text.Length ? $"'{shown}'" : $"'{shown}…'";
    }

    /// <summary>At most so many characters, never half of a surrogate pair: that would not survive as UTF-8.</summary>
    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
