namespace Tracking.Client.Tests.Serving;

/// <summary>Waits for what another thread brings about; a test's own time-out ends what never comes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1);

    public static async Task HoldsAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await PauseAsync();
        }
    }

    /// <summary>Lets other threads go on for a moment.</summary>
    public static Task PauseAsync() => Task.Delay(Interval, TimeProvider.System, TestContext.Current.CancellationToken);
}
