namespace Tracking.Grains.Tests.Silos;

/// <summary>How long a test waits for what must happen: far longer than it takes on a busy machine.</summary>
internal static class Safety
{
    public static readonly TimeSpan Net = TimeSpan.FromSeconds(30);
}
