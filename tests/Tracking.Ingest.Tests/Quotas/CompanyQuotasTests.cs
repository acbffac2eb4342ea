using Tracking.Ingest.Quotas;
using Tracking.Testing.Time;

namespace Tracking.Ingest.Tests.Quotas;

public sealed class CompanyQuotasTests
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.Zero));

    [Fact]
    public void IsAny_NothingSet_NobodyIsLimited() => Assert.False(new CompanyQuotas(new QuotaOptions(), _time).IsAny);

    [Fact]
    public void Take_WithinTheRate_IsTakenForEver()
    {
        var quotas = PerSecond(100);
        for (var second = 0; second < 100; second++)
        {
            Take(quotas, "Lines", 100);
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    // A batch that is larger than a second's worth must come through too, or it never would.
    [Fact]
    public void Take_LargeBatch_IsTakenAndWaitedForAfterwards()
    {
        var quotas = PerSecond(100);
        Take(quotas, "Lines", 1_000);
        var exceeded = Assert.Throws<QuotaExceededException>(() => Take(quotas, "Lines", 1));
        Assert.Equal(9.01, exceeded.RetryAfter.TotalSeconds, 0.001);
        Assert.Contains("'Lines' may send 100 positions a second", exceeded.Message, StringComparison.Ordinal);
        _time.Advance(exceeded.RetryAfter - TimeSpan.FromSeconds(0.02));
        Assert.Throws<QuotaExceededException>(() => Take(quotas, "Lines", 1));
        _time.Advance(TimeSpan.FromSeconds(0.02));
        Take(quotas, "Lines", 1);
    }

    [Fact]
    public void Take_AfterALongRest_HasNotSavedUpMoreThanASecond()
    {
        var quotas = PerSecond(100);
        Take(quotas, "Lines", 1);
        _time.Advance(TimeSpan.FromHours(1));
        Take(quotas, "Lines", 100);
        Assert.Throws<QuotaExceededException>(() => Take(quotas, "Lines", 1));
    }

    [Fact]
    public void Take_OneCompanyOver_CountsForNone()
    {
        var quotas = PerSecond(100);
        Take(quotas, "Tours", 100);
        Assert.Throws<QuotaExceededException>(
            () => quotas.Take(new Dictionary<string, int> { ["Lines"] = 50, ["Tours"] = 1 }));
        Take(quotas, "Lines", 100);
        Assert.Throws<QuotaExceededException>(() => Take(quotas, "Lines", 1));
    }

    [Fact]
    public void Take_DayUsedUp_WaitsForMidnight()
    {
        var quotas = new CompanyQuotas(new QuotaOptions { Default = new CompanyQuota { StoredPerDay = 10 } }, _time);
        Take(quotas, "Lines", 10);
        quotas.Stored("Lines", 9);
        Take(quotas, "Lines", 10);
        quotas.Stored("Lines", 1);
        Assert.Equal(
            TimeSpan.FromHours(1), Assert.Throws<QuotaExceededException>(() => Take(quotas, "Lines", 1)).RetryAfter);
        Take(quotas, "Tours", 1);
        _time.Advance(TimeSpan.FromHours(1));
        Take(quotas, "Lines", 1);
    }

    [Fact]
    public void Take_CompanyWithItsOwn_HasThatInPlaceOfTheOthers()
    {
        var quotas = new CompanyQuotas(
            new QuotaOptions
            {
                Default = new CompanyQuota { PositionsPerSecond = 1 },
                Companies = new Dictionary<string, CompanyQuota> { ["Lines"] = new() },
            },
            _time);
        Take(quotas, "Lines", 10_000);
        Take(quotas, "Lines", 10_000);
        Take(quotas, "", 1);
        Assert.Throws<QuotaExceededException>(() => Take(quotas, "", 1));
    }

    private static void Take(CompanyQuotas quotas, string company, int count) =>
        quotas.Take(new Dictionary<string, int> { [company] = count });

    private CompanyQuotas PerSecond(int positions) =>
        new(new QuotaOptions { Default = new CompanyQuota { PositionsPerSecond = positions } }, _time);
}
