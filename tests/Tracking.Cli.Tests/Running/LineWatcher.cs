using System.Text;

namespace Tracking.Cli.Tests.Running;

/// <summary>
/// Collects what is written, and lets a test wait for a number of lines: only lines that were flushed count, as a
/// reader of a pipe sees no others.
/// </summary>
internal sealed class LineWatcher : StringWriter
{
    private readonly Lock _lock = new();
    private readonly List<(int Lines, TaskCompletionSource Seen)> _waiting = [];
    private int _flushedLines;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Ends when so many lines were flushed.</summary>
    public Task SeenAsync(int lines)
    {
        lock (_lock)
        {
            if (_flushedLines >= lines)
            {
                return Task.CompletedTask;
            }

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((lines, seen));
            return seen.Task;
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => FlushAsync();

    public override Task FlushAsync()
    {
        lock (_lock)
        {
            _flushedLines = GetStringBuilder().ToString().Count(static character => character == '\n');
            foreach (var (_, seen) in _waiting.Where(waiting => waiting.Lines <= _flushedLines))
            {
                seen.TrySetResult();
            }
        }

        return Task.CompletedTask;
    }
}
