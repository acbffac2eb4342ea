using Tracking.Geo.Areas;

namespace Tracking.Geo.Live;

/// <summary>A cube of the tree: a leaf with entries, or eight cubes in a row.</summary>
internal struct TreeNode
{
    /// <summary>Where it is.</summary>
    public SpaceBox Box;

    /// <summary>The first of its eight children; 0 for a leaf.</summary>
    public int FirstChild;

    /// <summary>The cube it is part of; −1 for the root.</summary>
    public int Parent;

    /// <summary>Entries in it and below it.</summary>
    public int Count;

    /// <summary>A leaf's entries, the first <see cref="Count"/> of them.</summary>
    public TreeEntry[]? Entries;

    public readonly bool IsLeaf => FirstChild == 0;

    public readonly ReadOnlySpan<TreeEntry> Held => Entries.AsSpan(0, Count);
}
