using Tracking.Model.Positions;

namespace Tracking.Grains.Tests.Properties.Happenings;

/// <summary>Zero fixes for longer than a tunnel takes.</summary>
internal sealed class LoseTheFix : IHappening
{
    public void Befall(RandomLife life)
    {
        var fixes = life.Random.Next(30, 60);
        for (var i = 0; i < fixes; i++)
        {
            life.Wait(45);
            life.Fix(60, QualityFlags.Zero);
        }

        life.Leap(200);
    }
}
