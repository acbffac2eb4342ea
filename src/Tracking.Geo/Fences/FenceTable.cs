using Tracking.Model.Fences;

namespace Tracking.Geo.Fences;

/// <summary>
/// Versions by ordinal, in pages, so that a changed copy shares all pages but those that differ: one change among 100,000
/// copies some kilobytes. Immutable.
/// </summary>
internal sealed class FenceTable
{
    private const int PageSize = 1_024;

    private readonly FenceVersion[][] _pages;

    private FenceTable(FenceVersion[][] pages, int count) => (_pages, Count) = (pages, count);

    public static FenceTable Empty { get; } = new([], 0);

    public int Count { get; }

    public FenceVersion this[int ordinal] => _pages[ordinal / PageSize][ordinal % PageSize];

    /// <summary>A copy in which some versions are others, and some more follow.</summary>
    public FenceTable With(IEnumerable<(int Ordinal, FenceVersion Version)> changed, IReadOnlyList<FenceVersion> added)
    {
        var count = Count + added.Count;
        var pages = new FenceVersion[(count + PageSize - 1) / PageSize][];
        _pages.CopyTo(pages, 0);
        var own = new bool[pages.Length];
        foreach (var (ordinal, version) in changed)
        {
            Own(pages, own, ordinal / PageSize)[ordinal % PageSize] = version;
        }

        for (var i = 0; i < added.Count; i++)
        {
            var ordinal = Count + i;
            Own(pages, own, ordinal / PageSize)[ordinal % PageSize] = added[i];
        }

        return new FenceTable(pages, count);
    }

    private static FenceVersion[] Own(FenceVersion[][] pages, bool[] own, int page)
    {
        if (!own[page])
        {
            var copy = new FenceVersion[PageSize];
            pages[page]?.CopyTo(copy, 0);
            (pages[page], own[page]) = (copy, true);
        }

        return pages[page];
    }
}
