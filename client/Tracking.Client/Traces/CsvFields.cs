namespace Tracking.Client.Traces;

/// <summary>
/// The fields of one line of CSV (RFC 4180, except that a quoted field ends with its line: after a lost quote the next
/// row is read as itself). One instance serves line after line without allocating.
/// </summary>
internal sealed class CsvFields
{
    /// <summary>
    /// The most columns a file may have: ten times the widest trace known; it bounds what a line can make us keep.
    /// </summary>
    public const int MaximumColumns = 256;

    private readonly int[] _starts = new int[MaximumColumns];
    private readonly int[] _lengths = new int[MaximumColumns];
    private readonly char[] _text = new char[LineReader.MaximumLineBytes];
    private int _textLength;

    /// <summary>How many fields the line has.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a field, without quotes; valid until the next split.</summary>
    public ReadOnlySpan<char> this[int index] => _text.AsSpan(_starts[index], _lengths[index]);

    /// <summary>
    /// Cuts a line of at most <see cref="LineReader.MaximumLineBytes"/> characters; else says what is wrong.
    /// </summary>
    public bool TrySplit(ReadOnlySpan<char> line, out string problem)
    {
        Count = 0;
        _textLength = 0;
        problem = "";
        var position = 0;
        while (true)
        {
            if (Count == MaximumColumns)
            {
                problem = $"more than {MaximumColumns} columns";
                return false;
            }

            _starts[Count] = _textLength;
            var isQuoted = position < line.Length && line[position] == '"';
            if (isQuoted && !TryCopyQuoted(line, ref position, out problem))
            {
                return false;
            }

            if (!isQuoted)
            {
                CopyPlain(line, ref position);
            }

            _lengths[Count] = _textLength - _starts[Count];
            Count++;
            if (position == line.Length)
            {
                return true;
            }

            // Both ways of reading a field stop at the comma or at the end.
            position++;
        }
    }

    private void CopyPlain(ReadOnlySpan<char> line, ref int position)
    {
        var rest = line[position..];
        var comma = rest.IndexOf(',');
        var field = comma < 0 ? rest : rest[..comma];
        Append(field);
        position += field.Length;
    }

    private bool TryCopyQuoted(ReadOnlySpan<char> line, ref int position, out string problem)
    {
        position++;
        while (true)
        {
            var quote = line[position..].IndexOf('"');
            if (quote < 0)
            {
                problem = $"the quote of column {Count + 1} is not closed on its line";
                return false;
            }

            Append(line.Slice(position, quote));
            position += quote + 1;
            if (position == line.Length || line[position] == ',')
            {
                problem = "";
                return true;
            }

            if (line[position] != '"')
            {
                problem = $"text follows the closing quote of column {Count + 1}";
                return false;
            }

            Append("\"");
            position++;
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(_text.AsSpan(_textLength));
        _textLength += text.Length;
    }
}
