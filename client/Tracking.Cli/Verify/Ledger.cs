using System.Globalization;
using Tracking.Cli.Live;
using Tracking.Cli.Running;
using Tracking.Client.Traces;

namespace Tracking.Cli.Verify;

/// <summary>What was acknowledged, by vehicle.</summary>
/// <param name="Vehicles">Each vehicle's rows.</param>
internal sealed record Ledger(IReadOnlyDictionary<string, LedgerVehicle> Vehicles)
{
    /// <summary>Rows held in memory, about 600 MB of it.</summary>
    public const int MaximumRows = 10_000_000;

    private static readonly string UnsureEnding = "," + LedgerWriter.Unsure;

    public long Rows => Vehicles.Values.Sum(static vehicle => (long)vehicle.Acked.Count + vehicle.Unsure.Count);

    /// <exception cref="FailedException">There is no such file, it is no ledger, or it is too long.</exception>
    public static async Task<Ledger> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = InputFile.Open(path);
        using var lines = new StreamReader(file);
        if (await lines.ReadLineAsync(cancellationToken) != LedgerWriter.Header)
        {
            throw new FailedException(
                "not_a_ledger", $"{path} is no ledger: it does not begin with {LedgerWriter.Header}");
        }

        var vehicles = new Dictionary<string, LedgerVehicle>();
        var line = await lines.ReadLineAsync(cancellationToken);
        for (var number = 2L; line is not null; number++)
        {
            if (number > MaximumRows + 1L)
            {
                throw new FailedException("ledger_too_long", string.Create(
                    CultureInfo.InvariantCulture, $"{path} has more than {MaximumRows} rows"));
            }

            var next = await lines.ReadLineAsync(cancellationToken);
            Take(vehicles, path, number, line, isLast: next is null);
            line = next;
        }

        return new Ledger(vehicles);
    }

    private static void Take(
        Dictionary<string, LedgerVehicle> vehicles, string path, long number, string line, bool isLast)
    {
        if (!LedgerRow.TryParse(line, out var vehicleId, out var row))
        {
            if (isLast)
            {
                // The writer died in the middle of it.
                return;
            }

            throw new FailedException("not_a_ledger", string.Create(
                CultureInfo.InvariantCulture, $"{path}, line {number} is no row of a ledger"));
        }

        if (!vehicles.TryGetValue(vehicleId, out var vehicle))
        {
            vehicles.Add(vehicleId, vehicle = new LedgerVehicle());
        }

        (line.EndsWith(UnsureEnding, StringComparison.Ordinal) ? vehicle.Unsure : vehicle.Acked).Add(row);
    }
}
