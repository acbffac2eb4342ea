using Tracking.V1;

namespace Tracking.Client.Traces;

/// <summary>
/// One data row of a trace: a position, or a row that could not be read as one. Exactly one of
/// <see cref="Position"/> and <see cref="Unreadable"/> is set.
/// </summary>
public sealed class TraceRow
{
    internal TraceRow(string source, long line, Position position)
    {
        Source = source;
        Line = line;
        Position = position;
    }

    internal TraceRow(string source, UnreadableRow unreadable)
    {
        Source = source;
        Line = (long)unreadable.Line;
        Unreadable = unreadable;
    }

    /// <summary>The file's path, or the name its stream was opened under.</summary>
    public string Source { get; }

    /// <summary>Line in the source, from 1; the header is line 1 of most files.</summary>
    public long Line { get; }

    /// <summary>The fix as the row states it, its values not judged; null when the row could not be read.</summary>
    public Position? Position { get; }

    /// <summary>The row as it was found and what is wrong with it; null when it could be read.</summary>
    public UnreadableRow? Unreadable { get; }
}
