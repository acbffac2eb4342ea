using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Sizes;

/// <summary>
/// How long files and functions usually are, in each folder of the root: the median, and what nine of ten stay under.
/// </summary>
internal static class TypicalSizes
{
    public const string Prefix = "size/";

    public static IEnumerable<Figure> Measure(Checkout checkout) =>
        from files in checkout.Sources.GroupBy(static source => Paths.TopFolderOf(source.Path))
        where files.Key is "src" or "silo" or "client"
        from figure in Measure(files.Key, [.. files])
        select figure;

    private static IEnumerable<Figure> Measure(string folder, IReadOnlyList<SourceFile> files)
    {
        var lengths = files.Select(static file => (file.LineCount, Where: $"{file.Path}:1")).ToList();
        yield return At(50, lengths, $"{Prefix}{folder}/file-median", 80);
        yield return At(90, lengths, $"{Prefix}{folder}/file-p90", 200);
        var functions = files.SelectMany(static file => Function.In(file)
            .Select(function => (function.Length, $"{file.Path}:{function.Line}"))).ToList();
        if (functions.Count > 0)
        {
            yield return At(50, functions, $"{Prefix}{folder}/function-median", 8);
            yield return At(90, functions, $"{Prefix}{folder}/function-p90", 25);
        }
    }

    // The nearest rank: the smallest length that the given share of all does not exceed.
    private static Figure At(int percent, List<(int Length, string Where)> lengths, string name, int target)
    {
        var ordered = lengths.OrderBy(static entry => entry.Length).ToList();
        var value = ordered[(((ordered.Count * percent) + 99) / 100) - 1].Length;
        return new Figure(
            name, value, target, IsLowerBetter: true, $"longest is {ordered[^1].Where}, {ordered[^1].Length} lines");
    }
}
