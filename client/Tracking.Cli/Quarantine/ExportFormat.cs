using System.Globalization;
using Tracking.Cli.Output;
using Tracking.V1;

namespace Tracking.Cli.Quarantine;

/// <summary>How an export is written: CSV by RFC 4180, or JSON lines.</summary>
internal sealed class ExportFormat
{
    private const string Header = "number,received_at,source,vehicle_id,reason,problem,line,content";
    private static readonly ExportFormat Csv = new(isCsv: true);
    private static readonly ExportFormat JsonLines = new(isCsv: false);

    private readonly bool _isCsv;

    private ExportFormat(bool isCsv) => _isCsv = isCsv;

    /// <summary>By the ending of the file's name; null for any other.</summary>
    public static ExportFormat? Of(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Csv
        : path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? JsonLines
        : null;

    public Task BeginAsync(TextWriter file) => _isCsv ? file.WriteAsync(Header + "\r\n") : Task.CompletedTask;

    public Task WriteAsync(TextWriter file, QuarantinedRow row) => _isCsv
        ? file.WriteAsync(Line(row))
        : new JsonOutput(file).WriteLineAsync(json => QuarantineJson.Write(json, row));

    private static string Line(QuarantinedRow row) => string.Join(
        ',',
        row.Number.ToString(CultureInfo.InvariantCulture),
        HumanTable.Instant(row.ReceivedAt),
        Field(row.Source),
        Field(row.VehicleId),
        Field(row.Reason),
        Field(row.Problem),
        row.Line == 0 ? "" : row.Line.ToString(CultureInfo.InvariantCulture),
        Field(row.Content)) + "\r\n";

    private static string Field(string text) => text.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}
