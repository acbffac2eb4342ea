using Tracking.Model.Positions;

namespace Tracking.Grains.Tests.Properties.Happenings;

/// <summary>The clock is a day ahead for a while, and the emergency alarm is set meanwhile.</summary>
internal sealed class RunAhead : IHappening
{
    public void Befall(RandomLife life)
    {
        for (var i = 0; i < 15; i++)
        {
            life.Wait(2);
            life.Fix(60, QualityFlags.Future, emergency: i is > 4 and < 8, aheadSeconds: 100_000);
        }
    }
}
