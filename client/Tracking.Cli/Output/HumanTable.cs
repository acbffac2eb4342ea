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

    // Ten times the widest row; only a name as long as a page would be broken at it.
    private const int MaximumWidth = 4000;

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

    /// <summary>
    /// The table's lines, as wide as they need to be: a window that is too narrow breaks them by itself, while the
    /// library would cut numbers in two or leave columns out.
    /// </summary>
    public IEnumerable<string> Render()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = MaximumWidth;
        console.Profile.Capabilities.Unicode = true;
        console.Write(_table);
        return text.ToString().Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0);
    }

    /// <summary>A number with so many digits after the point.</summary>
    public static string Number(double? value, int decimals = 0) =>
        value?.ToString("F" + decimals, CultureInfo.InvariantCulture) ?? "";

    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Instant(Timestamp? value) => value is null ? "" : InstantText.Format(value);

    public static string List(IEnumerable<string> values) => string.Join(' ', values);
}
