using System.Globalization;
using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Client.Sending;

namespace Tracking.Cli.Live;

/// <summary>What became of a simulation or a replay.</summary>
/// <param name="Vehicles">Vehicles that sent.</param>
/// <param name="Sent">Rows that were handed to the sender.</param>
/// <param name="Status">What the server made of them.</param>
/// <param name="Duration">From the first row to the last answer.</param>
/// <param name="IsInterrupted">Whether ^C ended it.</param>
internal sealed record LiveReport(int Vehicles, long Sent, SenderStatus Status, TimeSpan Duration, bool IsInterrupted)
{
    public async Task<int> WriteAsync(Invocation invocation, Action<Utf8JsonWriter>? more = null)
    {
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json =>
            {
                Write(json);
                more?.Invoke(json);
            });
        }
        else
        {
            await invocation.Human.LineAsync(Summary());
        }

        return IsInterrupted ? ExitCodes.Interrupted : ExitCodes.Ok;
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("vehicles", Vehicles);
        json.WriteNumber("sent", Sent);
        json.WriteNumber("accepted", Status.Accepted);
        json.WriteNumber("duplicate", Status.Duplicate);
        json.WriteStartObject("rejected");
        foreach (var (reason, count) in Status.Rejected)
        {
            json.WriteNumber(reason, count);
        }

        json.WriteEndObject();
        json.WriteNumber("unanswered", Status.Pending);
        json.WriteNumber("streams", Status.Attempts);
        json.WriteNumber("seconds", Math.Round(Duration.TotalSeconds, 3));
        json.WriteBoolean("interrupted", IsInterrupted);
    }

    private string Summary() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Vehicles:N0} vehicles sent {Sent:N0} rows: {Status.Accepted:N0} accepted, {Status.Duplicate:N0} duplicate, "
        + $"{Status.Rejected.Values.Sum():N0} rejected, {Status.Pending:N0} unanswered; {Duration.TotalSeconds:F1} s"
        + $"{(IsInterrupted ? ", interrupted" : "")}");
}
