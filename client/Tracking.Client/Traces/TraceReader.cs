namespace Tracking.Client.Traces;

/// <summary>
/// Reads traces: CSV with a header, plain or gzip (told by its first bytes, whatever the file is called), UTF-8, lines
/// ending in LF or CRLF. Columns are found by name: <c>vehicle_id</c>, <c>time_utc</c> (ISO-8601 with its zone),
/// <c>lat</c>, <c>lon</c> (WGS-84 degrees), <c>speed_kmh</c>, <c>heading</c> (degrees; both may be blank) are required;
/// <c>odometer_km</c>, <c>acc_on</c> and <c>emergency</c> (0 or 1) are read where they are; others are ignored. Rows
/// are read as they are asked for, so a file may be larger than the memory. Not safe for several threads at once.
/// </summary>
public sealed class TraceReader : IAsyncDisposable
{
    private static readonly byte[] Utf8Mark = [0xef, 0xbb, 0xbf];

    private readonly SourceStream _source;
    private readonly Stream _text;
    private readonly LineReader _lines;
    private readonly TraceRowParser _parser;

    private TraceReader(string name, SourceStream source, Stream text, LineReader lines, TraceRowParser parser)
    {
        Name = name;
        _source = source;
        _text = text;
        _lines = lines;
        _parser = parser;
    }

    /// <summary>The file's path, or the name its stream was opened under.</summary>
    public string Name { get; }

    /// <summary>
    /// Bytes taken from the file so far, as they lie there (compressed or not); may be read from any thread.
    /// </summary>
    public long SourceBytesRead => _source.BytesRead;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="TraceException">The header cannot be read, or a required column is missing.</exception>
    /// <exception cref="IOException">There is no such file, or it may not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static Task<TraceReader> OpenFileAsync(string path, CancellationToken cancellationToken = default) =>
        OpenAsync(File.OpenRead(path), path, cancellationToken);

    /// <summary>Takes over a stream and reads its header; <paramref name="name"/> stands for it in messages.</summary>
    /// <exception cref="TraceException">The header cannot be read, or a required column is missing.</exception>
    public static async Task<TraceReader> OpenAsync(
        Stream stream,
        string name,
        CancellationToken cancellationToken = default)
    {
        var source = new SourceStream(stream);
        Stream text = source;
        var lines = new LineReader(text);
        try
        {
            if (await source.IsGzipAsync(cancellationToken))
            {
                text = new GzipText(source);
                lines = new LineReader(text);
            }

            var fields = new CsvFields();
            var columns = await ReadHeaderAsync(lines, fields, cancellationToken);
            return new TraceReader(name, source, text, lines, new TraceRowParser(name, columns, fields));
        }
        catch (Exception fault)
        {
            await text.DisposeAsync();
            if (Explain(name, Math.Max(1, lines.Number), fault) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }

    /// <summary>The next data row; null at the end. Blank lines are no rows.</summary>
    /// <exception cref="TraceException">The file is damaged or cut off here; every row before was handed
    /// out.</exception>
    public async ValueTask<TraceRow?> ReadAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            bool hasLine;
            try
            {
                hasLine = await _lines.MoveNextAsync(cancellationToken);
            }
            catch (Exception fault) when (Explain(Name, _lines.Number + 1, fault) is { } explained)
            {
                throw explained;
            }

            if (!hasLine)
            {
                return null;
            }

            if (!IsBlank(_lines.Line.Span))
            {
                return _parser.Parse(_lines);
            }
        }
    }

    /// <summary>Closes the stream underneath.</summary>
    public ValueTask DisposeAsync() => _text.DisposeAsync();

    private static async Task<TraceColumns> ReadHeaderAsync(
        LineReader lines,
        CsvFields fields,
        CancellationToken cancellationToken)
    {
        do
        {
            if (!await lines.MoveNextAsync(cancellationToken))
            {
                throw new FormatException("the file is empty; it must begin with a header line");
            }
        }
        while (IsBlank(lines.Line.Span));
        return ParseHeader(lines, fields);
    }

    private static TraceColumns ParseHeader(LineReader lines, CsvFields fields)
    {
        var header = lines.Line.Span;
        if (header is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            throw new FormatException("the file is UTF-16; save it as UTF-8");
        }

        if (lines.IsCut)
        {
            throw new FormatException($"the header is longer than {LineReader.MaximumLineBytes} bytes");
        }

        var withoutMark = header.StartsWith(Utf8Mark) ? header[Utf8Mark.Length..] : header;
        var text = TraceRowParser.Decode(withoutMark, new char[LineReader.MaximumLineBytes]);
        return fields.TrySplit(text, out var problem) ? TraceColumns.Parse(fields) : throw new FormatException(problem);
    }

    private static TraceException? Explain(string name, long line, Exception fault) => fault switch
    {
        FormatException => new TraceException(name, line, fault.Message, fault),
        // .NET's own words for damaged data speak of archive entries, which is no help here.
        InvalidDataException => new TraceException(
            name, line, "the gzip data is damaged or cut off here; what came before was read", fault),
        IOException or UnauthorizedAccessException => new TraceException(name, line, fault.Message, fault),
        _ => null,
    };

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t"u8).IsEmpty;
}
