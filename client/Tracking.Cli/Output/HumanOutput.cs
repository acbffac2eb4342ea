using Spectre.Console;
using Tracking.Cli.Running;

namespace Tracking.Cli.Output;

/// <summary>Text for people: lines and tables, with colours only where somebody sees them.</summary>
internal sealed class HumanOutput
{
    // A file or a pipe has no width of its own; wide enough for the widest table without wrapping.
    private const int RedirectedWidth = 240;

    private readonly Terminal _terminal;
    private readonly Lazy<IAnsiConsole> _out;
    private readonly Lazy<IAnsiConsole> _error;

    public HumanOutput(Terminal terminal)
    {
        _terminal = terminal;
        _out = new Lazy<IAnsiConsole>(() => Open(terminal.Out, terminal.OutIsTerminal));
        _error = new Lazy<IAnsiConsole>(() => Open(terminal.Error, terminal.ErrorIsTerminal));
    }

    /// <summary>For progress bars, which go where the answer does not.</summary>
    public IAnsiConsole ErrorConsole => _error.Value;

    public Task LineAsync(string text) => _terminal.Out.WriteLineAsync(text);

    /// <summary>A line that somebody waits for: it leaves at once.</summary>
    public async Task LineNowAsync(string text)
    {
        await _terminal.Out.WriteLineAsync(text);
        await _terminal.Out.FlushAsync();
    }

    /// <summary>A line on standard error, in a colour where there are any.</summary>
    public void Note(string text, Color color)
    {
        if (_terminal.ErrorIsTerminal)
        {
            _error.Value.WriteLine(text, new Style(color));
        }
        else
        {
            // The library would break the line to a width that a file does not have.
            _terminal.Error.WriteLine(text);
        }
    }

    public void Table(HumanTable table) => _out.Value.Write(table.Build());

    private static IAnsiConsole Open(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }
}
