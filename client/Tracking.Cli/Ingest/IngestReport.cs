using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Client.Connections;
using Tracking.Client.Ingest;
using Tracking.Client.Traces;

namespace Tracking.Cli.Ingest;

/// <summary>What became of an ingest, however it ended.</summary>
/// <param name="Totals">What the server has answered.</param>
/// <param name="FirstRejections">The first rejected rows.</param>
/// <param name="Duration">From the first row read to the last answer.</param>
/// <param name="Faults">Why not everything was sent, acked and judged, the gravest first; empty when it was.</param>
internal sealed record IngestReport(
    IngestTotals Totals,
    IReadOnlyList<RejectedRow> FirstRejections,
    TimeSpan Duration,
    IReadOnlyList<Exception> Faults)
{
    // Then the one line that says so tells all there is to tell.
    private bool NothingHappened =>
        Faults is [ServerUnreachableException or FailedException, ..] && Totals is { Acked: 0, RejectedRows: 0 };

    public async Task WriteAsync(Invocation invocation)
    {
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(Write);
        }
        else if (!NothingHappened)
        {
            await invocation.Human.LineAsync(Summary());
        }

        WriteRejections(invocation.Human);
        WriteFaults(invocation.Human);
    }

    private string Summary()
    {
        var seconds = Math.Max(Duration.TotalSeconds, 0.001);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"sent {Totals.Sent:N0} rows: {Totals.Acked:N0} acked ({Totals.Accepted:N0} accepted, "
            + $"{Totals.Duplicate:N0} duplicate), {Totals.RejectedRows:N0} rejected"
            + $"{(Faults is [TrackingException or OperationCanceledException, ..] ? "" : ", all judged")}; "
            + $"{Duration.TotalSeconds:F1} s, {Totals.Sent / seconds:N0} rows/s");
    }

    private void WriteRejections(HumanOutput human)
    {
        if (Totals.RejectedRows == 0)
        {
            return;
        }

        var reasons = string.Join(
            ", ", Totals.Rejected.Select(static entry => $"{entry.Key} {HumanTable.Whole(entry.Value)}"));
        human.Note($"{Rows(Totals.RejectedRows)} rejected and kept in quarantine: {reasons}", Color.Yellow);
        foreach (var row in FirstRejections)
        {
            human.Note($"  {row.Source}, line {row.Line}: {row.Message} ({row.Reason})", Color.Yellow);
        }

        if (Totals.RejectedRows > FirstRejections.Count)
        {
            human.Note($"  and {HumanTable.Whole(Totals.RejectedRows - FirstRejections.Count)} more", Color.Yellow);
        }

        if (Totals.Rejected.ContainsKey("unknown_vehicle"))
        {
            human.Note("Vehicles must be registered first: --register CLASS does that.", Color.Yellow);
        }
    }

    private void WriteFaults(HumanOutput human)
    {
        foreach (var fault in Faults)
        {
            human.Note(fault is OperationCanceledException ? "interrupted" : ErrorText.Of(fault), Color.Red);
        }

        if (Totals.Unanswered > 0 && !NothingHappened)
        {
            human.Note(
                $"{Rows(Totals.Acked)} acked; {HumanTable.Whole(Totals.Unanswered)} sent and not answered, which may "
                + "be stored or not. Send the files again: what is stored counts as duplicate.",
                Color.Red);
        }
    }

    private static string Rows(long count) => count == 1 ? "1 row" : $"{HumanTable.Whole(count)} rows";

    private void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("sent", Totals.Sent);
        json.WriteNumber("acked", Totals.Acked);
        json.WriteNumber("accepted", Totals.Accepted);
        json.WriteNumber("duplicate", Totals.Duplicate);
        json.WriteStartObject("rejected");
        foreach (var (reason, count) in Totals.Rejected)
        {
            json.WriteNumber(reason, count);
        }

        json.WriteEndObject();
        json.WriteNumber("seconds", Math.Round(Duration.TotalSeconds, 3));
        if (Faults.Count > 0)
        {
            json.WriteNumber("unanswered", Totals.Unanswered);
            WriteError(json, Faults[0]);
        }
    }

    private static void WriteError(Utf8JsonWriter json, Exception fault)
    {
        var (code, reason) = fault switch
        {
            TrackingException refused => (StatusName.Of(refused.Code), refused.Reason),
            OperationCanceledException => ("CANCELLED", "interrupted"),
            FailedException { Reason: "file_not_found" } missing => ("NOT_FOUND", missing.Reason),
            FailedException failed => ("FAILED_PRECONDITION", failed.Reason),
            TraceException => ("INVALID_ARGUMENT", "file_unreadable"),
            _ => ("UNKNOWN", null),
        };
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.TextOrNull("reason", reason ?? "");
        json.WriteString("message", fault is OperationCanceledException ? "interrupted" : fault.Message);
        json.WriteEndObject();
    }
}
