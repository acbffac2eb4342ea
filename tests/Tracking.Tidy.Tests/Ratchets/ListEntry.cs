namespace Tracking.Tidy.Tests.Ratchets;

/// <summary>One line of a list of exceptions or figures: <c>key # reason</c>.</summary>
internal sealed record ListEntry(string Key, string Reason, int Line)
{
    /// <summary>The entries of a list; blank lines and lines that begin with <c>#</c> are for the reader.</summary>
    public static IEnumerable<ListEntry> Parse(IReadOnlyList<string> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index].Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split(" # ", 2, StringSplitOptions.TrimEntries);
                yield return new ListEntry(parts[0], parts.Length > 1 ? parts[1] : "", index + 1);
            }
        }
    }
}
