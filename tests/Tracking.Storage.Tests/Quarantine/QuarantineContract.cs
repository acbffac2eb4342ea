using Tracking.Storage.Quarantine;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Quarantine;

/// <summary>What the quarantine must do in any store.</summary>
public abstract class QuarantineContract : StoreContract
{
    [Fact]
    public async Task ListNewest_SeveralCalls_NewestFirst()
    {
        await AddAsync(Row("one"), Row("two"));
        await AddAsync(Row("three"));
        await Store.ReopenAsync();
        Assert.Equal([Row("three"), Row("two"), Row("one")], await ListAsync(10));
        Assert.Equal([Row("three")], await ListAsync(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("甘A\u2028'; DROP TABLE quarantine; --\r\n😀")]
    public async Task Add_AnyText_ComesBack(string content)
    {
        var row = Row(content) with { Vehicle = content, Source = content };
        await AddAsync(row);
        Assert.Equal(row, Assert.Single(await ListAsync(10)));
    }

    [Fact]
    public async Task Add_LoneSurrogate_IsKeptAsAReplacementCharacter()
    {
        await AddAsync(Row("x\ud83dy"));
        Assert.Equal("x\ufffdy", Assert.Single(await ListAsync(10)).Content);
    }

    [Fact]
    public async Task Add_ContentTooLong_IsCutBetweenCharacters()
    {
        var longest = new string('x', IQuarantine.MaximumContentLength);
        await AddAsync(Row(longest), Row(longest + "y"), Row(longest[1..] + "😀"));
        var kept = await ListAsync(10);
        Assert.Equal([longest[1..], longest, longest], kept.Select(row => row.Content));
    }

    [Fact]
    public async Task Add_MoreThanTheMaximum_DropsTheOldestAndGoesOnCounting()
    {
        const int More = 25;
        await AddAsync([.. Enumerable.Range(0, IQuarantine.MaximumRows).Select(i => Row($"{i}"))]);
        await AddAsync([.. Enumerable.Range(0, More).Select(i => Row($"more {i}", reason: "other"))]);
        var kept = await ListAsync(IQuarantine.MaximumRows);
        Assert.Equal(IQuarantine.MaximumRows, kept.Count);
        Assert.Equal("more 24", kept[0].Content);
        Assert.Equal($"{More}", kept[^1].Content);
        Assert.Equal(
            new Dictionary<string, long> { ["bad_row"] = IQuarantine.MaximumRows, ["other"] = More },
            await Store.Quarantine.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Add_MoreThanTheMaximumInOneCall_KeepsTheLast()
    {
        await AddAsync([.. Enumerable.Range(0, IQuarantine.MaximumRows + 3).Select(i => Row($"{i}"))]);
        var kept = await ListAsync(IQuarantine.MaximumRows);
        Assert.Equal(IQuarantine.MaximumRows, kept.Count);
        Assert.Equal("3", kept[^1].Content);
        Assert.Equal(IQuarantine.MaximumRows + 3, (await Store.Quarantine.CountAsync(Cancellation))["bad_row"]);
    }

    [Fact]
    public async Task List_Filters_GiveWhatFitsAllOfThem()
    {
        var rows = Enumerable.Range(1, 6).Select(static i => Row($"{i}", reason: i % 2 == 0 ? "even" : "odd") with
        {
            ReceivedAt = Received(i), Source = i < 4 ? "early" : "late", Vehicle = $"v-{i}",
        }).ToArray();
        await AddAsync(rows);
        var all = new QuarantineQuery { Limit = 10 };
        Assert.Equal([rows[5], rows[3], rows[1]], await ListAsync(all with { Reason = "even" }));
        Assert.Equal([rows[1]], await ListAsync(all with { Reason = "even", Source = "early" }));
        Assert.Equal([rows[4]], await ListAsync(all with { Vehicle = "v-5" }));
        Assert.Equal([rows[2], rows[1]], await ListAsync(all with { From = Received(2), To = Received(4) }));
        Assert.Empty(await ListAsync(all with { Reason = "even'; --" }));
    }

    [Fact]
    public async Task List_BeforeAndAfter_GoBothWaysThroughAll()
    {
        await AddAsync([.. Enumerable.Range(1, 5).Select(static i => Row($"{i}"))]);
        var newest = await Store.Quarantine.ListAsync(new QuarantineQuery { Limit = 2 }, Cancellation);
        Assert.Equal([5L, 4], newest.Select(static row => row.Number));
        Assert.Equal(
            ["3", "2"],
            (await ListAsync(new QuarantineQuery { Limit = 2, Before = 4 })).Select(static row => row.Content));
        Assert.Equal(
            ["3", "4"], (await ListAsync(new QuarantineQuery { Limit = 2, After = 2 })).Select(static row => row.Content));
    }

    [Fact]
    public async Task Count_NothingRejected_IsEmpty() => Assert.Empty(await Store.Quarantine.CountAsync(Cancellation));

    private static QuarantinedRow Row(string content, string reason = "bad_row") =>
        new(Received(1), "session 1", "?", reason, "wrong", 7, content);

    private Task AddAsync(params QuarantinedRow[] rows) => Store.Quarantine.AddAsync(rows, Cancellation);

    private async Task<List<QuarantinedRow>> ListAsync(int limit) => await ListAsync(new QuarantineQuery { Limit = limit });

    private async Task<List<QuarantinedRow>> ListAsync(QuarantineQuery query) =>
        [.. (await Store.Quarantine.ListAsync(query, Cancellation)).Select(static stored => stored.Row)];
}
