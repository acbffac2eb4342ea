namespace Tracking.Geo.Fences;

/// <summary>The index of a run of versions that lie behind each other.</summary>
/// <param name="Index">Their areas, by place in the run.</param>
/// <param name="Start">The ordinal of the first.</param>
/// <param name="Count">How many.</param>
internal sealed record FenceLayer(FenceIndex Index, int Start, int Count)
{
    /// <summary>The ordinal behind the last.</summary>
    public int End => Start + Count;
}
