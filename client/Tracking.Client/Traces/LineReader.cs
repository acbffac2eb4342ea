namespace Tracking.Client.Traces;

/// <summary>
/// Cuts a stream of bytes into lines at LF or CRLF. A stream that fails in the middle has handed out every whole line
/// before the fault; what there is of the line it failed in is not handed out.
/// </summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>
    /// The longest line, in bytes: four hundred times a real row. A file without line ends must not fill the memory;
    /// of a longer line the first part is handed out and the rest skipped.
    /// </summary>
    public const int MaximumLineBytes = 65_536;

    private readonly byte[] _buffer = new byte[2 * MaximumLineBytes];
    private int _start;
    private int _end;
    private bool _streamEnded;

    /// <summary>Number of the current line, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>The current line without its end; valid until the next move.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether the current line was longer than <see cref="MaximumLineBytes"/> and is cut to that.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Moves to the next line; false at the end.</summary>
    public ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        // Nearly every line is in the buffer already: no state machine for those.
        return TryTakeLine() ? ValueTask.FromResult(true) : FillAndTakeAsync(cancellationToken);
    }

    private async ValueTask<bool> FillAndTakeAsync(CancellationToken cancellationToken)
    {
        while (!_streamEnded)
        {
            if (_end - _start > MaximumLineBytes)
            {
                Take(MaximumLineBytes, isCut: true);
                await SkipRestOfLineAsync(cancellationToken);
                return true;
            }

            await FillAsync(cancellationToken);
            if (TryTakeLine())
            {
                return true;
            }
        }

        if (_start == _end)
        {
            return false;
        }

        Take(_end - _start, isCut: false);
        _start = _end;
        return true;
    }

    private bool TryTakeLine()
    {
        var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        if (length < 0)
        {
            return false;
        }

        Take(Math.Min(length, MaximumLineBytes), isCut: length > MaximumLineBytes);
        _start += length + 1;
        return true;
    }

    private void Take(int length, bool isCut)
    {
        var line = _buffer.AsMemory(_start, length);
        Line = line.Span is [.., (byte)'\r'] ? line[..^1] : line;
        IsCut = isCut;
        Number++;
    }

    private async ValueTask SkipRestOfLineAsync(CancellationToken cancellationToken)
    {
        // The buffer is about to be overwritten, and the line must outlive that.
        Line = Line.ToArray();
        while (!_streamEnded)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                _start += length + 1;
                return;
            }

            _start = _end;
            await FillAsync(cancellationToken);
        }

        _start = _end;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += count;
        _streamEnded = count == 0;
    }
}
