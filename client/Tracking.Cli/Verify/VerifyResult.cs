using System.Globalization;
using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.Cli.Running;

namespace Tracking.Cli.Verify;

/// <summary>What a comparison found.</summary>
internal sealed class VerifyResult
{
    /// <summary>Rows shown one by one; the others are only counted.</summary>
    public const int MaximumShown = 10;

    private readonly List<string> _firstMissing = [];
    private readonly List<string> _firstExtra = [];

    public long Vehicles { get; set; }

    /// <summary>Different rows in the ledger.</summary>
    public long Rows { get; set; }

    /// <summary>Acked rows that the server has.</summary>
    public long Found { get; set; }

    /// <summary>Acked rows that the server does not have.</summary>
    public long Missing { get; private set; }

    /// <summary>
    /// Rows that the server has twice, or that are not in the ledger though they are of its vehicles and time.
    /// </summary>
    public long Extra { get; private set; }

    /// <summary>Rows that the server gave after a later one.</summary>
    public long OutOfOrder { get; set; }

    public bool IsGood => Missing == 0 && Extra == 0 && OutOfOrder == 0;

    public void AddMissing(string vehicleId, LedgerRow row)
    {
        Missing++;
        Show(_firstMissing, vehicleId, row);
    }

    public void AddExtra(string vehicleId, LedgerRow row)
    {
        Extra++;
        Show(_firstExtra, vehicleId, row);
    }

    public async Task WriteAsync(Invocation invocation)
    {
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(Write);
            return;
        }

        var table = new HumanTable(">vehicles", ">rows", ">found", ">missing", ">extra", ">out of order", "result");
        table.Add(
            HumanTable.Whole(Vehicles),
            HumanTable.Whole(Rows),
            HumanTable.Whole(Found),
            HumanTable.Whole(Missing),
            HumanTable.Whole(Extra),
            HumanTable.Whole(OutOfOrder),
            IsGood ? "good" : "NOT THE SAME");
        await invocation.Human.TableAsync(table);
        foreach (var row in _firstMissing)
        {
            await invocation.Human.LineAsync($"missing {row}");
        }

        foreach (var row in _firstExtra)
        {
            await invocation.Human.LineAsync($"extra {row}");
        }
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteBoolean("good", IsGood);
        json.WriteNumber("vehicles", Vehicles);
        json.WriteNumber("rows", Rows);
        json.WriteNumber("found", Found);
        json.WriteNumber("missing", Missing);
        json.WriteNumber("extra", Extra);
        json.WriteNumber("out_of_order", OutOfOrder);
        json.Texts("first_missing", _firstMissing);
        json.Texts("first_extra", _firstExtra);
    }

    private static void Show(List<string> shown, string vehicleId, LedgerRow row)
    {
        if (shown.Count < MaximumShown)
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(row.TimeMs);
            shown.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{vehicleId} {time:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {row.Latitude / 1e7} {row.Longitude / 1e7}"));
        }
    }
}
