using Tracking.Client.Connections;

namespace Tracking.Client.Tests.Connections;

public sealed class RetryBackoffTests
{
    private static readonly TimeSpan Initial = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Maximum = TimeSpan.FromSeconds(30);

    [Fact]
    public void Next_FailureAfterFailure_DoublesUpToTheBound()
    {
        const int Seed = 7;
        var backoff = new RetryBackoff(Initial, Maximum, new Random(Seed));
        foreach (var mean in (double[])[1, 2, 4, 8, 16, 30, 30, 30])
        {
            Assert.InRange(backoff.Next().TotalSeconds, mean * 0.5, mean * 1.5);
        }
    }

    [Fact]
    public void Reset_AfterFailures_BeginsAnew()
    {
        var backoff = new RetryBackoff(Initial, Maximum, new Random(7));
        _ = (backoff.Next(), backoff.Next(), backoff.Next());
        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 0.5, 1.5);
    }

    [Fact]
    public void Next_ServerSaysWhen_IsNotEarlier()
    {
        var backoff = new RetryBackoff(Initial, Maximum, new Random(7));
        Assert.InRange(backoff.Next(TimeSpan.FromSeconds(100)).TotalSeconds, 100.25, 100.75);
    }

    [Fact]
    public void Next_AbsurdHint_IsBounded() => Assert.InRange(
        new RetryBackoff(Initial, Maximum, new Random(7)).Next(TimeSpan.FromDays(1000)),
        RetryBackoff.MaximumHint,
        RetryBackoff.MaximumHint + Initial);

    [Fact]
    public void Next_TwoClients_DoNotComeBackTogether() => Assert.NotEqual(
        new RetryBackoff(Initial, Maximum, new Random(1)).Next(), new RetryBackoff(Initial, Maximum, new Random(2)).Next());
}
