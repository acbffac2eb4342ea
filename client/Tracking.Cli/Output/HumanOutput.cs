using Spectre.Console;
using Tracking.Cli.Running;

namespace Tracking.Cli.Output;

/// <summary>Text for people: lines and tables on standard output, notes and progress on standard error.</summary>
internal sealed class HumanOutput
{
    private readonly Terminal _terminal;
    private readonly Lazy<IAnsiConsole> _error;

    public HumanOutput(Terminal terminal)
    {
        _terminal = terminal;
        _error = new Lazy<IAnsiConsole>(() => AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal.Error),
        }));
    }

    /// <summary>Standard error for somebody who sees it; a file or a pipe gets plain lines instead.</summary>
    public IAnsiConsole ErrorConsole => _error.Value;

    public Task LineAsync(string text) => _terminal.Out.WriteLineAsync(text);

    /// <summary>A line that somebody waits for: it leaves at once.</summary>
    public async Task LineNowAsync(string text)
    {
        await _terminal.Out.WriteLineAsync(text);
        await _terminal.Out.FlushAsync();
    }

    public async Task TableAsync(HumanTable table)
    {
        foreach (var line in table.Render())
        {
            await _terminal.Out.WriteLineAsync(line);
        }
    }

    /// <summary>A line on standard error, in a colour where somebody sees it.</summary>
    public void Note(string text, Color color)
    {
        if (_terminal.ErrorIsTerminal)
        {
            _error.Value.WriteLine(text, new Style(color));
        }
        else
        {
            _terminal.Error.WriteLine(text);
        }
    }
}
