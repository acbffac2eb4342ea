using Orleans.Storage;

namespace Tracking.Compat.Orleans.Tests.Persistence;

/// <summary>States over ADO.NET, with one set of tables and queries for both builds.</summary>
public sealed class SqlitePersistenceTests
{
    private const string BumpVersion = "UPDATE OrleansStorage SET Version = Version + 1 RETURNING Version";
    private const long HashOfProfile = -373461166;

    private const string PayloadOfThePackages = """
        {"$id":"1","$type":"Tracking.Compat.Orleans.Tests.Persistence.ProfileState, Tracking.Compat.Orleans.Tests",
        "Name":"张三","Visits":7}
        """;

    [Fact]
    public async Task State_NeverWritten_IsBlankAndWithoutEtag()
    {
        await using var silo = await SqliteSilo.StartAsync();

        var snapshot = await silo.GetProfile("甘A12345-2").GetAsync();

        Assert.Equal((null, 0, null, false), (snapshot.Name, snapshot.Visits, snapshot.Etag, snapshot.RecordExists));
    }

    [Theory]
    [InlineData("甘A12345-2")]
    [InlineData("13800000000")]
    [InlineData("12345678901234567890123456789012")]
    [InlineData("ff+extension")]
    public async Task State_WrittenAndActivatedAgain_IsRead(string key)
    {
        await using var silo = await SqliteSilo.StartAsync();
        await silo.GetProfile(key).SetAsync("张三", 1);
        await silo.GetProfile(key).SetAsync("张三", 2);

        await silo.RestartAsync();
        var snapshot = await silo.GetProfile(key).GetAsync();

        Assert.Equal(("张三", 2, "2", true), (snapshot.Name, snapshot.Visits, snapshot.Etag, snapshot.RecordExists));
        Assert.Equal(1, silo.Query<long>("SELECT COUNT(*) FROM OrleansStorage"));
    }

    [Fact]
    public async Task Write_AfterSomebodyElseWrote_FailsAndTheNextCallReadsAgain()
    {
        await using var silo = await SqliteSilo.StartAsync();
        var grain = silo.GetProfile("conflict");
        await grain.SetAsync("first", 1);
        var before = await grain.GetAsync();
        silo.Query<long>(BumpVersion);

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.SetAsync("second", 2));
        var after = await grain.GetAsync();

        Assert.NotEqual(before.Activation, after.Activation);
        Assert.Equal(("first", "2"), (after.Name, after.Etag));
    }

    [Fact]
    public async Task Write_FirstWhileARowAppeared_Fails()
    {
        await using var silo = await SqliteSilo.StartAsync();
        var grain = silo.GetProfile("00ff");
        await grain.GetAsync();
        await silo.GetProfile("FF").SetAsync("somebody", 1); // another grain, the same row: see the last test

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.SetAsync("me", 1));
        Assert.Equal("somebody", (await grain.GetAsync()).Name);
    }

    [Fact]
    public async Task Write_AfterTheRowWasRemoved_Fails()
    {
        await using var silo = await SqliteSilo.StartAsync();
        var grain = silo.GetProfile("removed");
        await grain.SetAsync("first", 1);
        silo.Query<string>("DELETE FROM OrleansStorage RETURNING GrainTypeString");

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.SetAsync("second", 2));
        Assert.False((await grain.GetAsync()).RecordExists);
    }

    [Fact]
    public async Task Write_TwiceAtOnce_SucceedsInTurn()
    {
        await using var silo = await SqliteSilo.StartAsync();
        var grain = silo.GetProfile("twice");

        await grain.WriteTwiceAtOnceAsync();

        Assert.True((await grain.GetAsync()).RecordExists);
    }

    [Fact]
    public async Task Writes_OfManyGrainsAtOnce_AllSucceed()
    {
        await using var silo = await SqliteSilo.StartAsync();
        var grains = Enumerable.Range(0, 40).Select(number => silo.GetProfile($"grain {number}")).ToList();

        await Task.WhenAll(grains.Select(async grain =>
        {
            for (var visits = 1; visits <= 5; visits++)
            {
                await grain.SetAsync("name", visits);
            }
        }));

        Assert.Equal(40, silo.Query<long>("SELECT COUNT(*) FROM OrleansStorage WHERE Version = 5"));
    }

    [Fact]
    public async Task Clear_ByDefault_KeepsTheVersion()
    {
        await using var silo = await SqliteSilo.StartAsync();
        var grain = silo.GetProfile("cleared");
        await grain.SetAsync("first", 1);

        await grain.ClearAsync();
        var cleared = await grain.GetAsync();
        await grain.SetAsync("second", 2);

        Assert.Equal((null, "2", false), (cleared.Name, cleared.Etag, cleared.RecordExists));
        Assert.Equal("3", (await grain.GetAsync()).Etag);
    }

    [Fact]
    public async Task Clear_WithDeleteOnClear_RemovesTheRow()
    {
        await using var silo = await SqliteSilo.StartAsync(deleteOnClear: true);
        var grain = silo.GetProfile("deleted");
        await grain.SetAsync("first", 1);

        await grain.ClearAsync();

        Assert.Null((await grain.GetAsync()).Etag);
        Assert.Equal(0, silo.Query<long>("SELECT COUNT(*) FROM OrleansStorage"));
    }

    [Fact]
    public async Task Clear_AfterSomebodyElseWrote_Fails()
    {
        await using var silo = await SqliteSilo.StartAsync();
        var grain = silo.GetProfile("conflict");
        await grain.SetAsync("first", 1);
        silo.Query<long>(BumpVersion);

        await Assert.ThrowsAsync<InconsistentStateException>(grain.ClearAsync);
        Assert.Equal("first", (await grain.GetAsync()).Name);
    }

    [Fact]
    public async Task Read_AfterSomebodyElseWrote_TakesTheNewVersion()
    {
        await using var silo = await SqliteSilo.StartAsync();
        var grain = silo.GetProfile("reload");
        await grain.SetAsync("first", 1);
        silo.Query<long>(BumpVersion);

        await grain.ReloadAsync();
        await grain.SetAsync("second", 2);

        Assert.Equal(("second", "3"), ((await grain.GetAsync()).Name, (await grain.GetAsync()).Etag));
    }

    [Fact]
    public async Task Keys_ThatReadAsTheSameHexadecimalNumber_ShareTheirState()
    {
        // Not wanted, but how the real provider stores: keys of ours must not be bare hexadecimal numbers.
        await using var silo = await SqliteSilo.StartAsync();

        await silo.GetProfile("00ff").SetAsync("one for two", 1);

        Assert.Equal("one for two", (await silo.GetProfile("FF").GetAsync()).Name);
    }

    [Theory]
    [InlineData("甘A12345-2", -814942293, 0, 0)]
    [InlineData("13800000000", -1336985611, 0, 1340029796352)]
    [InlineData("12345678901234567890123456789012", 11624548, 3771360145258600056, 1337701400965189752)]
    [InlineData("ff+extension", -410895788, 0, 255)]
    public async Task Row_Written_HasTheKeyColumnsOfEitherBuild(string key, int idHash, long n0, long n1)
    {
        await using var silo = await SqliteSilo.StartAsync();

        await silo.GetProfile(key).SetAsync("张三", 1);

        // As the packages wrote them. They change nothing within a build, but a database may change builds.
        Assert.Equal(idHash, silo.Query<long>("SELECT GrainIdHash FROM OrleansStorage"));
        Assert.Equal(n0, silo.Query<long>("SELECT GrainIdN0 FROM OrleansStorage"));
        Assert.Equal(n1, silo.Query<long>("SELECT GrainIdN1 FROM OrleansStorage"));
        Assert.Equal(HashOfProfile, silo.Query<long>("SELECT GrainTypeHash FROM OrleansStorage"));
    }

    [Fact]
    public async Task Row_WrittenByThePackages_IsRead()
    {
        await using var silo = await SqliteSilo.StartAsync();
        await silo.GetProfile("a key").SetAsync("written here", 1);
        await silo.GetProfile("a key").EndAsync();
        silo.Query<long>(
            $"UPDATE OrleansStorage SET PayloadBinary = CAST('{PayloadOfThePackages}' AS BLOB) RETURNING Version");

        var snapshot = await silo.GetProfile("a key").GetAsync();

        Assert.Equal(("张三", 7), (snapshot.Name, snapshot.Visits));
    }
}
