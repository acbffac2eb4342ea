using Tracking.Contracts.Drivers;

namespace Tracking.Api.Tests.Serving;

internal sealed class FakeDriver : IDriverGrain
{
    public DriverHours Hours { get; set; } = new(0, null, null, 0, 0, 0, 0, null);

    public DriverStretchInfo[] Stretches { get; set; } = [];

    /// <summary>What the last call asked for.</summary>
    public (long From, long To) Asked { get; private set; }

    public Task JudgeAsync() => throw new NotSupportedException();

    public Task<DriverHours> GetHoursAsync(long atMs)
    {
        Asked = (atMs, atMs);
        return Task.FromResult(Hours);
    }

    public Task<DriverStretchInfo[]> ListStretchesAsync(long fromMs, long toMs)
    {
        Asked = (fromMs, toMs);
        return Task.FromResult(Stretches);
    }
}
