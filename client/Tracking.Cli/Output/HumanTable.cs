using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using Tracking.Client.Traces;

namespace Tracking.Cli.Output;

/// <summary>A table with its units in the headings; what is absent is left blank.</summary>
internal sealed class HumanTable
{
    /// <summary>
    /// Rows of one table: a longer answer comes as several, so that memory stays bounded and the first rows are seen
    /// before the last have come.
    /// </summary>
    public const int MaximumRows = 1000;

    private readonly Table _table = new() { Border = TableBorder.Simple };

    /// <summary>Headings that begin with &gt; are of numbers, which stand to the right.</summary>
    public HumanTable(params string[] headings)
    {
        foreach (var heading in headings)
        {
            var isNumber = heading.StartsWith('>');
            var column = new TableColumn(new Text(isNumber ? heading[1..] : heading)).NoWrap();
            column.Alignment = isNumber ? Justify.Right : Justify.Left;
            _table.AddColumn(column);
        }
    }

    public int RowCount => _table.Rows.Count;

    public void Add(params string[] cells) => _table.AddRow(cells.Select(static cell => new Text(cell)));

    public Table Build() => _table;

    /// <summary>A number with so many digits after the point.</summary>
    public static string Number(double? value, int decimals = 0) =>
        value?.ToString("F" + decimals, CultureInfo.InvariantCulture) ?? "";

    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Instant(Timestamp? value) => value is null ? "" : InstantText.Format(value);

    public static string List(IEnumerable<string> values) => string.Join(' ', values);
}
