using System.Globalization;
using System.Text.RegularExpressions;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Documentation;

/// <summary>
/// The documents that everything starts from exist, decisions are numbered without gaps or doubles, and the index lists
/// each.
/// </summary>
internal static partial class Decisions
{
    private const string Folder = "src/decisions";
    private const string Index = Folder + "/README.md";

    private static readonly string[] Required = ["README.md", "src/ARCHITECTURE.md", Index];

    public static IEnumerable<Violation> Find(Checkout checkout)
    {
        foreach (var missing in Required.Where(path => !checkout.Exists(path)))
        {
            yield return new Violation(missing, 1, "", "does not exist: write it");
        }

        var index = checkout.Find(Index)?.Text ?? "";
        var expected = 1;
        foreach (var file in checkout.Files.Where(static file => file.Folder == Folder && file.Path != Index))
        {
            var match = Numbered().Match(file.Name);
            var number = match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
            if (number != expected)
            {
                yield return new Violation(file.Path, 1, "number", $"name it {expected:D4}-words-joined-by-hyphens.md");
            }

            if (!index.Contains($"({file.Name})", StringComparison.Ordinal))
            {
                yield return new Violation(
                    file.Path, 1, "index", $"not in {Index}: link it there, with its two sentences");
            }

            expected++;
        }
    }

    [GeneratedRegex(@"^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md$")]
    private static partial Regex Numbered();
}
