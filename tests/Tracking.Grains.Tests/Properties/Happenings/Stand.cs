namespace Tracking.Grains.Tests.Properties.Happenings;

/// <summary>A stop of an hour or so: the receiver drifts, the ignition is on and off.</summary>
internal sealed class Stand : IHappening
{
    public void Befall(RandomLife life)
    {
        var fixes = life.Random.Next(40, 90);
        for (var i = 0; i < fixes; i++)
        {
            life.Wait(life.Random.Next(40, 110));
            life.Fix(0, aside: (life.Random.NextDouble() * 60) - 30, ignitionOn: life.Random.Next(3) > 0);
        }
    }
}
