using Google.Protobuf;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.Testing.Data;
using Tracking.V1;

namespace Tracking.Scenarios.Borders;

/// <summary>
/// The crossings of real traces against lists made independently by point in polygon, fix by fix. The lists know no
/// belief:
/// what the rule leaves out must be a visit too short and too small to be believed, and left out both ways.
/// </summary>
public sealed class CrossingScenarios
{
    /// <summary>The rule pack's <c>minimum_inside_s</c>.</summary>
    private static readonly TimeSpan MinimumInside = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("us-motorcycle-2015", "us-ca-states", "state", 94, 82)]
    [InlineData("cn-jiangxi-transport", "cn-cities", "city", 15, 11)]
    public async Task Ingest_RealTrace_CrossesWhereTheListSays(
        string traceName, string regionsName, string level, int listed, int believed)
    {
        var trace = await Trace.ReadAsync(traceName);
        var list = ListedCrossing.Read(SharedData.File($"traces/{traceName}.crossings.csv"), level);
        Assert.Equal(listed, list.Count);
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        await ImportRegionsAsync(silo, SharedData.File($"regions/{regionsName}.geojson"));
        var sender = new Sender(silo.Connection);
        await sender.RegisterAsync(trace.VehicleIds, "heavy-truck");
        await sender.SendAllAsync(trace.Positions);

        var found = (await Reader.AlertsAsync(silo.Connection, "border-crossing"))
            .Where(alert => alert.Details.Fields["level"].StringValue == level)
            .Select(ListedCrossing.Of)
            .ToHashSet();
        Assert.Subset(list.ToHashSet(), found);
        Assert.Equal(believed, found.Count);
        foreach (var (visit, index) in list.Select(static (visit, index) => (visit, index)))
        {
            if (found.Contains(visit))
            {
                continue;
            }

            // Either the way in of an unbelieved visit, or the way back from one.
            var isVisit = index + 1 < list.Count && IsShortVisit(visit, list[index + 1]) && !found.Contains(list[index + 1]);
            var isReturn = index > 0 && IsShortVisit(list[index - 1], visit) && !found.Contains(list[index - 1]);
            Assert.True(isVisit || isReturn, $"{visit} is missing and is no short visit");
        }
    }

    private static bool IsShortVisit(ListedCrossing there, ListedCrossing back) =>
        there.Vehicle == back.Vehicle
        && there.From == back.To
        && there.To == back.From
        && back.At - there.At < MinimumInside;

    private static async Task ImportRegionsAsync(RunningSilo silo, string file)
    {
        using var call = silo.Connection.Regions.ImportRegions();
        foreach (var part in (await File.ReadAllBytesAsync(file)).Chunk(64 * 1024))
        {
            await call.RequestStream.WriteAsync(new GeoJsonPart { Content = ByteString.CopyFrom(part) });
        }

        await call.RequestStream.CompleteAsync();
        Assert.True((await call).Imported > 0);
    }
}
