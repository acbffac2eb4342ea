using System.CommandLine;
using System.Globalization;

namespace Tracking.Cli.Live;

/// <summary>The option --speed: so many times as fast as the devices' clocks, or max.</summary>
internal static class SpeedOption
{
    // Slower, and the longest wait that is still a wait (a day of device time) would outlast a timer.
    private const double Minimum = 0.1;
    private const double Maximum = 1_000_000;

    // Null is what an option of this type has that was not given, so max needs a number of its own.
    private const double Max = double.PositiveInfinity;

    public static Option<double?> Create(string description) => new("--speed")
    {
        Description = description,
        HelpName = "X|max",
        CustomParser = static result =>
        {
            var text = result.Tokens.Single().Value;
            if (text == "max")
            {
                return Max;
            }

            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor)
                && factor is >= Minimum and <= Maximum)
            {
                return factor;
            }

            result.AddError($"--speed: '{text}' is neither max nor a number from 0.1 to 1000000, such as 60.");
            return null;
        },
    };

    /// <summary>The factor; null for as fast as it goes.</summary>
    public static double? Factor(double? given, double? ifNotGiven) =>
        (given ?? ifNotGiven) is var factor && factor == Max ? null : factor;
}
