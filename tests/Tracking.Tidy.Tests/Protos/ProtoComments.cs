using System.Text.RegularExpressions;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Protos;

/// <summary>
/// The public API explains itself: every call says what it does, and every measure has its unit in its name.
/// </summary>
internal static partial class ProtoComments
{
    public static IEnumerable<Violation> Find(Checkout checkout) =>
        checkout.Files.Where(static file => Paths.IsUnder(file.Path, "src/Tracking.Protos/tracking"))
            .SelectMany(Find);

    private static IEnumerable<Violation> Find(TextFile file)
    {
        for (var index = 0; index < file.Lines.Length; index++)
        {
            var line = file.Lines[index];
            var isExplained = index > 0 && file.Lines[index - 1].TrimStart().StartsWith("//", StringComparison.Ordinal);
            if (Call().Match(line) is { Success: true } call && !isExplained)
            {
                yield return new Violation(
                    file.Path, index + 1, call.Groups[1].Value,
                    $"rpc {call.Groups[1].Value}: say above it what it does");
            }

            if (Measure().Match(line) is { Success: true } measure && !Unit().IsMatch(measure.Groups[1].Value))
            {
                yield return new Violation(
                    file.Path, index + 1, measure.Groups[1].Value,
                    $"{measure.Groups[1].Value}: end the name with its unit, as in speed_kmh");
            }
        }
    }

    [GeneratedRegex(@"^\s*rpc\s+(\w+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\s*(?:(?:optional|repeated)\s+)?(?:double|float)\s+(\w+)\s*=")]
    private static partial Regex Measure();

    [GeneratedRegex("_(?:deg|kmh|km|m|m2|mps|s|ms|h|min|percent|ratio|kg|t|l|celsius|kpa|v)$")]
    private static partial Regex Unit();
}
