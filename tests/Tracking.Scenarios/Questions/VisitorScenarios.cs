using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.Questions;

/// <summary>Who was where and when, asked of the whole system about real drives and worked out from the file.</summary>
public sealed class VisitorScenarios
{
    private const int Seed = 20_261_125;

    [Fact]
    public async Task Ask_RealDrives_AgreesWithTheFile()
    {
        var trace = await Trace.ReadAsync("br-aracaju-cars-buses");
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        var sender = new Sender(silo.Connection);
        await sender.RegisterAsync(trace.VehicleIds, "coach");
        await sender.SendAllAsync(trace.Positions);
        var left = await FlaggedAsync(silo.Connection, trace.VehicleIds);
        var answers = new FileAnswers(trace.Positions);
        var random = new Random(Seed);
        var found = 0;
        for (var question = 0; question < 20; question++)
        {
            var row = trace.Positions[random.Next(trace.Positions.Count)];
            var circle = new Circle { Center = FileAnswers.PointOf(row), RadiusM = 100 + random.Next(3_000) };
            var hours = 1 + random.Next(20_000);
            var from = new Timestamp { Seconds = row.DeviceTime.Seconds - (hours * 1_800L) };
            var to = new Timestamp { Seconds = from.Seconds + (hours * 3_600L) };
            var expected = answers.Visitors(
                point => FileAnswers.Meters(circle.Center, point) <= circle.RadiusM, from, to, left);
            var request = new ListVisitorsRequest { Area = new Area { Circle = circle }, From = from, To = to, PageSize = 7 };
            Assert.Equal(expected, await AskAsync(silo.Connection, request));
            found += expected.Count;
        }

        Assert.True(found > 50, $"{found} visitors in all: the questions are too narrow to show anything");
    }

    private static async Task<List<(string Vehicle, Timestamp First, Timestamp Last, int Count)>> AskAsync(
        TrackingConnection connection, ListVisitorsRequest request)
    {
        var visitors = new List<(string, Timestamp, Timestamp, int)>();
        do
        {
            var page = await connection.Vehicles.ListVisitorsAsync(request);
            visitors.AddRange(page.Visitors.Select(static visitor => (
                visitor.Registration.VehicleId,
                visitor.First.Position.DeviceTime,
                visitor.Last.Position.DeviceTime,
                (int)visitor.FixesInside)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return visitors;
    }

    // Fixes flagged zero or jump do not count; which are, the tracks say.
    private static async Task<HashSet<(string, Timestamp)>> FlaggedAsync(
        TrackingConnection connection, IReadOnlyList<string> vehicles)
    {
        var flagged = new HashSet<(string, Timestamp)>();
        foreach (var vehicle in vehicles)
        {
            using var call = connection.Vehicles.GetTrack(new GetTrackRequest { VehicleId = vehicle });
            await foreach (var part in call.ResponseStream.ReadAllAsync())
            {
                flagged.UnionWith(part.Positions
                    .Where(static stored => stored.Flags.Contains("zero") || stored.Flags.Contains("jump"))
                    .Select(stored => (vehicle, stored.Position.DeviceTime)));
            }
        }

        return flagged;
    }
}
