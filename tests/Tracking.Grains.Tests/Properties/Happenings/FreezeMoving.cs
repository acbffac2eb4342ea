namespace Tracking.Grains.Tests.Properties.Happenings;

/// <summary>The receiver repeats a place while the vehicle reports a speed.</summary>
internal sealed class FreezeMoving : IHappening
{
    public void Befall(RandomLife life)
    {
        for (var i = 0; i < 25; i++)
        {
            life.Wait(1);
            life.Fix(60);
        }
    }
}
