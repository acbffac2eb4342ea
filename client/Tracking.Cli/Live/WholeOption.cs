using System.CommandLine;
using System.Globalization;

namespace Tracking.Cli.Live;

/// <summary>An option whose value is a whole number within limits.</summary>
internal static class WholeOption
{
    public static Option<int> Create(
        string name, string what, int minimum, int maximum, string why, int ifNotGiven) => new(name)
    {
        Description = string.Create(
            CultureInfo.InvariantCulture, $"{what}, {minimum} to {maximum} ({why}); {ifNotGiven} if not given."),
        HelpName = "N",
        DefaultValueFactory = _ => ifNotGiven,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number < minimum || number > maximum)
            {
                result.AddError(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: '{text}' is not a whole number from {minimum} to {maximum} ({why})."));
            }

            return number;
        },
    };
}
