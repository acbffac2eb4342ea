namespace Tracking.Geo.Indexing;

/// <summary>
/// What a finished index looks at: a cell leads to a value, and the value tells which polygons to ask.
/// <para>
/// A cell of the coarse grid is twice a place among the values, plus one when a block of finer cells begins there.
/// A value is 0 for nothing, n &gt; 0 where polygon n − 1 alone fills the cell; the complement of a negative one is
/// twice the place of groups among the words, or twice the place of a finer block among the values plus one.
/// </para>
/// </summary>
/// <param name="Cells">The cells of the coarse grid, row by row.</param>
/// <param name="Values">
/// The values 0 to the number of polygons in order, then blocks, row by row, and single values.
/// </param>
/// <param name="Words">The groups, each in one piece.</param>
internal sealed record CellTable(int[] Cells, int[] Values, ulong[] Words)
{
    /// <summary>How many finer cells a block has.</summary>
    public const int BlockCells = Grid.Division * Grid.Division;

    public static int Filled(int ordinal) => ordinal + 1;

    public static int Groups(int place) => ~(2 * place);

    public static int Block(int place) => ~((2 * place) + 1);

    /// <summary>Whether a value is that of a block; a cell of the coarse grid that leads to a block is odd.</summary>
    public static bool IsBlock(int value) => value < 0 && (value & 1) == 0;

    /// <summary>The place that a negative value tells.</summary>
    public static int Place(int value) => ~value >> 1;
}
