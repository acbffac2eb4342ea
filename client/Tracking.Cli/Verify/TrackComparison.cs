using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.V1;

namespace Tracking.Cli.Verify;

/// <summary>Reads each vehicle's track over the time of its ledger, and compares.</summary>
internal sealed class TrackComparison(TrackingConnection connection)
{
    public async Task<VerifyResult> RunAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        var result = new VerifyResult { Rows = ledger.Rows };
        foreach (var (vehicleId, rows) in ledger.Vehicles.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            result.Vehicles++;
            await CompareAsync(vehicleId, rows, result, cancellationToken);
        }

        return result;
    }

    private async Task CompareAsync(
        string vehicleId, LedgerVehicle ledger, VerifyResult result, CancellationToken cancellationToken)
    {
        var missing = new HashSet<LedgerRow>(ledger.Acked);
        var latestMs = long.MinValue;
        var times = ledger.Acked.Concat(ledger.Unsure).Select(static row => row.TimeMs).ToList();
        using var call = connection.Vehicles.GetTrack(
            new GetTrackRequest { VehicleId = vehicleId, From = At(times.Min()), To = At(times.Max() + 1) },
            cancellationToken: cancellationToken);
        while (await NextAsync(call, cancellationToken))
        {
            foreach (var stored in call.ResponseStream.Current.Positions)
            {
                var row = LedgerRow.Of(stored.Position);
                result.OutOfOrder += row.TimeMs < latestMs ? 1 : 0;
                latestMs = Math.Max(latestMs, row.TimeMs);
                if (missing.Remove(row))
                {
                    result.Found++;
                }
                else if (!ledger.Unsure.Contains(row))
                {
                    result.AddExtra(vehicleId, row);
                }
            }
        }

        foreach (var row in missing.OrderBy(static row => row.TimeMs))
        {
            result.AddMissing(vehicleId, row);
        }
    }

    // A server that does not know the vehicle has nothing of it: that is a finding, not a failure to find out.
    private static async Task<bool> NextAsync(
        AsyncServerStreamingCall<TrackPart> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call.ResponseStream.MoveNext(cancellationToken);
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.NotFound)
        {
            return false;
        }
    }

    private static Timestamp At(long milliseconds) =>
        Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
