using Tracking.Client.Traces;
using Tracking.Testing.Data;

namespace Tracking.Cli.Tests.Traces;

public sealed class RealTraceTests
{
    /// <summary>Rows and vehicles as the data's own README counts them.</summary>
    [Theory]
    [InlineData("cn-jiangxi-transport-as-published.csv.gz", 148_228, 2)]
    [InlineData("us-motorcycle-2015.csv.gz", 26_665, 1)]
    [InlineData("br-aracaju-cars-buses.csv.gz", 18_107, 163)]
    [InlineData("uk-liverpool-bus.csv.gz", 1533, 8)]
    public async Task Read_RealTrace_HasEveryRowAndNoUnreadableOne(string name, int rows, int vehicles)
    {
        Assert.SkipWhen(SharedData.Folder is null, SharedData.MissingMessage);
        var path = SharedData.File($"traces/{name}");
        await using var reader = await TraceReader.OpenFileAsync(path, TestContext.Current.CancellationToken);
        var ids = new HashSet<string>();
        var count = 0;
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } row)
        {
            Assert.True(row.Position is not null, $"{row.Source}, line {row.Line}: {row.Unreadable?.Problem}");
            ids.Add(row.Position.VehicleId);
            count++;
        }

        Assert.Equal((rows, vehicles), (count, ids.Count));
    }
}
