using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Ratchets;

/// <summary>
/// What a check lets pass, with a reason each. The list lies beside the check and can only shrink: an entry that
/// excuses nothing any more fails the check as a violation does.
/// </summary>
internal static class ExceptionList
{
    public const string Suffix = ".exceptions.txt";

    private const string Home = "tests/Tracking.Tidy.Tests/";

    /// <summary>
    /// Fails with every violation that the check's list does not excuse, and with every entry that excuses nothing.
    /// </summary>
    /// <param name="check">Folder and name of the check, as in <c>Sizes/FileLength</c>.</param>
    public static void Hold(string check, IEnumerable<Violation> violations)
    {
        var path = Home + check + Suffix;
        var complaints = Judge(violations, path, Checkout.Current.Find(path)?.Lines ?? []);
        Assert.True(
            complaints.Count == 0,
            $"{check}: {complaints.Count} to mend (a justified exception goes to {path} as 'key # reason')\n"
            + string.Join('\n', complaints));
    }

    public static IReadOnlyList<string> Judge(
        IEnumerable<Violation> violations, string path, IReadOnlyList<string> list)
    {
        var entries = ListEntry.Parse(list).ToList();
        var excused = entries.Select(static entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        var found = violations.ToList();
        var keys = found.Select(static violation => violation.Key).ToHashSet(StringComparer.Ordinal);
        return [
            .. found.Where(violation => !excused.Contains(violation.Key))
                .Select(static violation => $"{violation}  [key: {violation.Key}]"),
            .. entries.Where(entry => !keys.Contains(entry.Key))
                .Select(entry => $"{path}:{entry.Line}: '{entry.Key}' is no longer needed: delete the line"),
            .. entries.Where(static entry => entry.Reason.Length == 0)
                .Select(entry => $"{path}:{entry.Line}: '{entry.Key}' gives no reason: add ' # why'"),
        ];
    }
}
