using System.Text.RegularExpressions;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Banned;

/// <summary>
/// What no text file may contain, comments included: notes that nobody will come back to, paths of somebody's machine,
/// and addresses of package registries (which feed is used is the machine's setting, not the project's).
/// </summary>
internal static partial class BannedText
{
    /// <summary>Larger files are data, not text that somebody wrote.</summary>
    private const int MaximumCharacters = 1_000_000;

    private static readonly (Regex Pattern, string Advice)[] Rules =
    [
        (UnfinishedWork(), "mend it now"),
        (OwnerlessNote(), "name an owner and a trigger, as in 'TO" + "DO(name, when x happens): …', or do it"),
        (MachinePath(), "take the path from the repository's root, a setting or a temporary folder"),
        (Registry(), "leave the feed to the machine's own settings"),
    ];

    public static IEnumerable<Violation> Find(Checkout checkout) =>
        from file in checkout.Files
        where file.Text.Length <= MaximumCharacters && !file.Text.Contains('\0')
        from rule in Rules
        from match in rule.Pattern.Matches(file.Text)
        select new Violation(file.Path, file.LineOf(match.Index), match.Value, $"'{match.Value}': {rule.Advice}");

    [GeneratedRegex("FIX" + "ME|XX" + "X\\b|HA" + "CK\\b")]
    private static partial Regex UnfinishedWork();

    // Allowed: the word, then (owner, trigger) and a colon.
    [GeneratedRegex(@"\bTO" + @"DO\b(?!\([^(),]+,[^()]+\):)")]
    private static partial Regex OwnerlessNote();

    [GeneratedRegex(@"(?<![\w.~)}-])/(?:work|home|root|Users)/|\b[CD]:\\{1,2}(?=[A-Za-z])")]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"\b(?:(?:nu" + @"|my)get\.org|npm" + @"js\.(?:org|com)|py" + @"pi\.org|ruby" + @"gems\.org)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Registry();
}
