using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.Model.Positions;
using Tracking.V1;
using QuarantinedRow = Tracking.Storage.Quarantine.QuarantinedRow;

namespace Tracking.Api.Tests.Quarantine;

public sealed class QuarantineServiceTests
{
    [Fact]
    public async Task ListRows_PageByPage_GivesEachOnceNewestFirst()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, 5);
        var contents = new List<string>();
        var token = "";
        do
        {
            var page = await server.Quarantine.ListRowsAsync(new ListRowsRequest { PageSize = 2, PageToken = token });
            contents.AddRange(page.Rows.Select(static row => row.Content));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(["row 4", "row 3", "row 2", "row 1", "row 0"], contents);
    }

    [Fact]
    public async Task ListRows_Filter_IsPassedOn()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, 4);
        Assert.Equal(["row 2"], await ContentsAsync(server, new QuarantineFilter { Reason = "even", VehicleId = "v-2" }));
        Assert.Equal(["row 3"], await ContentsAsync(server, new QuarantineFilter { Source = "s-3" }));
        Assert.Equal(
            ["row 2", "row 1"],
            await ContentsAsync(
                server,
                new QuarantineFilter { ReceivedFrom = Samples.TimestampAt(1), ReceivedTo = Samples.TimestampAt(3) }));
    }

    [Fact]
    public async Task ListRows_EveryField_ComesOver()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, 1);
        var page = await server.Quarantine.ListRowsAsync(new ListRowsRequest());
        Assert.Equal(
            new V1.QuarantinedRow
            {
                Number = 1, ReceivedAt = Samples.TimestampAt(0), Source = "s-0", VehicleId = "v-0", Reason = "even",
                Problem = "wrong", Line = 7, Content = "row 0",
            },
            Assert.Single(page.Rows));
    }

    [Fact]
    public async Task Export_MoreThanAPage_GivesAllOldestFirst()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, 1_201);
        using var call = server.Quarantine.Export(new ExportRequest { Filter = new QuarantineFilter { Reason = "even" } });
        var rows = new List<string>();
        await foreach (var row in call.ResponseStream.ReadAllAsync(server.Safety))
        {
            rows.Add(row.Content);
        }

        Assert.Equal(Enumerable.Range(0, 601).Select(static i => $"row {i * 2}"), rows);
    }

    [Fact]
    public async Task CountRows_Always_IsByReason()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, 5);
        var counts = await server.Quarantine.CountRowsAsync(new CountRowsRequest());
        Assert.Equal((3ul, 2ul), (counts.Rejected["even"], counts.Rejected["odd"]));
    }

    [Fact]
    public async Task ListRows_ForeignToken_IsInvalidArgument()
    {
        await using var server = await ApiServer.StartAsync();
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Quarantine.ListRowsAsync(new ListRowsRequest { PageToken = "next" }));
    }

    private static async Task<IEnumerable<string>> ContentsAsync(ApiServer server, QuarantineFilter filter)
    {
        var page = await server.Quarantine.ListRowsAsync(new ListRowsRequest { Filter = filter });
        return page.Rows.Select(static row => row.Content);
    }

    private static Task AddAsync(ApiServer server, int count) => server.Store.Quarantine.AddAsync(
        [.. Enumerable.Range(0, count).Select(static i => new QuarantinedRow(
            new ReceivedAt(Samples.TimestampAt(i).ToDateTimeOffset().ToUnixTimeMilliseconds()),
            $"s-{i}", $"v-{i}", i % 2 == 0 ? "even" : "odd", "wrong", 7, $"row {i}"))],
        CancellationToken.None);
}
