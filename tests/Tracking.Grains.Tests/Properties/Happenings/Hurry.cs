namespace Tracking.Grains.Tests.Properties.Happenings;

/// <summary>Faster than allowed.</summary>
internal sealed class Hurry : IHappening
{
    public void Befall(RandomLife life)
    {
        for (var i = 0; i < 20; i++)
        {
            life.Move(life.Random.Next(3, 15), life.Random.Next(82, 125));
        }
    }
}
