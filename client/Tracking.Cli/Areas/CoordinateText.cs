using System.Globalization;

namespace Tracking.Cli.Areas;

/// <summary>Degrees as people type them.</summary>
internal static class CoordinateText
{
    public static bool TryParse(string text, double limit, out double degrees) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees)
        && degrees >= -limit && degrees <= limit;
}
