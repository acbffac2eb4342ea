using Tracking.Client.Traces;
using Tracking.Testing.Data;
using Tracking.V1;

namespace Tracking.Scenarios.Traces;

/// <summary>A recorded trace, row by row.</summary>
/// <param name="Positions">The rows that can be read, in the order of the file.</param>
/// <param name="Unreadable">The rows that cannot.</param>
internal sealed record Trace(IReadOnlyList<Position> Positions, IReadOnlyList<UnreadableRow> Unreadable)
{
    public IReadOnlyList<string> VehicleIds => [.. Positions.Select(static position => position.VehicleId).Distinct()];

    /// <summary>Reads one of the real traces; skips the test where they are missing.</summary>
    public static async Task<Trace> ReadAsync(string name)
    {
        Assert.SkipWhen(SharedData.Folder is null, SharedData.MissingMessage);
        await using var reader = await TraceReader.OpenFileAsync(SharedData.File($"traces/{name}.csv.gz"));
        var positions = new List<Position>();
        var unreadable = new List<UnreadableRow>();
        while (await reader.ReadAsync() is { } row)
        {
            if (row.Position is { } position)
            {
                positions.Add(position);
            }
            else
            {
                unreadable.Add(row.Unreadable!);
            }
        }

        return new Trace(positions, unreadable);
    }
}
