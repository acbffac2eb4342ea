namespace Tracking.Compat.Orleans.Tests.Silos;

/// <summary>How long a test waits for what must happen: far longer than it takes on a busy machine.</summary>
internal static class Safety
{
    public static readonly TimeSpan Net = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a condition holds that no event announces.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(startedAt) < Net, "The condition never held.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
