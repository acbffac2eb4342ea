namespace Tracking.Grains.Tests.Properties.Happenings;

/// <summary>The emergency alarm is set for a while.</summary>
internal sealed class Alarm : IHappening
{
    public void Befall(RandomLife life)
    {
        var fixes = life.Random.Next(1, 12);
        for (var i = 0; i < fixes; i++)
        {
            life.Wait(life.Random.Next(1, 20));
            life.Leap(50);
            life.Fix(40, emergency: true);
        }
    }
}
