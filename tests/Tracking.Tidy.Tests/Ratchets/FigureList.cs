using System.Globalization;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Ratchets;

/// <summary>
/// Figures that miss their target, kept at the best value they ever had (<c>name number # reason</c>): worse fails, and
/// so does better, until the number is moved. A figure that meets its target has no entry.
/// </summary>
internal static class FigureList
{
    private const string ListPath = "tests/Tracking.Tidy.Tests/Ratchets/Figures.txt";

    /// <summary>Compares the figures with the entries whose names begin with the prefix.</summary>
    public static void Hold(string prefix, IEnumerable<Figure> figures)
    {
        var entries = ListEntry.Parse(Checkout.Current.Find(ListPath)?.Lines ?? [])
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal));
        var complaints = Judge(figures, [.. entries]);
        Assert.True(complaints.Count == 0, $"{ListPath}\n" + string.Join('\n', complaints));
    }

    public static IReadOnlyList<string> Judge(IEnumerable<Figure> figures, IReadOnlyList<ListEntry> entries)
    {
        var measured = figures.ToList();
        var kept = entries.ToDictionary(static entry => entry.Key.Split(' ')[0], static entry => entry);
        return [
            .. measured.Select(figure => Judge(figure, kept.GetValueOrDefault(figure.Name))).OfType<string>(),
            .. kept.Where(entry => measured.TrueForAll(figure => figure.Name != entry.Key))
                .Select(static entry => $"'{entry.Key}' is measured no more: delete line {entry.Value.Line}"),
        ];
    }

    private static string? Judge(Figure figure, ListEntry? entry)
    {
        if (entry is null)
        {
            return figure.MeetsTarget
                ? null
                : $"{figure.Name} is {figure.Value}, the target is {figure.Target}: {figure.Where}";
        }

        var kept = int.Parse(entry.Key.Split(' ')[1], CultureInfo.InvariantCulture);
        return (figure.MeetsTarget, figure.IsWorseThan(kept), figure.Value == kept) switch
        {
            (true, _, _) => $"{figure.Name} meets its target now: delete line {entry.Line}",
            (_, true, _) =>
                $"{figure.Name} went from {kept} to {figure.Value} (target {figure.Target}): {figure.Where}",
            (_, _, false) =>
                $"{figure.Name} is better, {figure.Value}: write that instead of {kept} in line {entry.Line}",
            _ => entry.Reason.Length == 0 ? $"{figure.Name} gives no reason in line {entry.Line}: add ' # why'" : null,
        };
    }
}
