using System.Globalization;
using Tracking.Cli.Live;
using Tracking.Client.Traces;
using Tracking.V1;

namespace Tracking.Cli.Verify;

/// <summary>
/// A fix in whole numbers, so that what the server converted and gave back compares equal: milliseconds, 10⁻⁷ degrees
/// (a centimetre), hundredths of km/h and of degrees.
/// </summary>
internal readonly record struct LedgerRow(long TimeMs, long Latitude, long Longitude, int Speed, int Heading)
{
    // Of a fix that has none.
    private const int None = -1;
    private const int Fields = 7;
    private const int Circle = 36_000;

    public static LedgerRow Of(Position position) => new(
        position.DeviceTime.ToDateTimeOffset().ToUnixTimeMilliseconds(),
        Angle(position.LatitudeDeg),
        Angle(position.LongitudeDeg),
        position.HasSpeedKmh ? Hundredths(position.SpeedKmh) : None,
        position.HasHeadingDeg ? Hundredths(position.HeadingDeg) % Circle : None);

    public static bool TryParse(string line, out string vehicleId, out LedgerRow row)
    {
        (vehicleId, row) = ("", default);
        var fields = line.Split(',');
        if (fields.Length != Fields
            || fields[6] is not (LedgerWriter.Acked or LedgerWriter.Unsure)
            || !InstantText.TryParse(fields[1], out var time)
            || !TryNumber(fields[2], out var latitude)
            || !TryNumber(fields[3], out var longitude)
            || !TryOptional(fields[4], out var speed)
            || !TryOptional(fields[5], out var heading))
        {
            return false;
        }

        vehicleId = fields[0];
        row = new LedgerRow(
            time.ToUnixTimeMilliseconds(),
            Angle(latitude),
            Angle(longitude),
            speed,
            heading == None ? None : heading % Circle);
        return true;
    }

    private static long Angle(double degrees) => (long)Math.Round(degrees * 1e7);

    private static int Hundredths(double value) => (int)Math.Round(value * 100);

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static bool TryOptional(string text, out int hundredths)
    {
        hundredths = None;
        if (text.Length == 0)
        {
            return true;
        }

        var isNumber = TryNumber(text, out var number);
        hundredths = Hundredths(number);
        return isNumber;
    }
}
