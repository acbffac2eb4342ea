namespace Tracking.Grains.Tests.Properties.Happenings;

/// <summary>Impossible places among good ones.</summary>
internal sealed class Jump : IHappening
{
    public void Befall(RandomLife life)
    {
        var jumps = life.Random.Next(6, 20);
        for (var i = 0; i < jumps; i++)
        {
            life.Move(10, 60);
            life.Wait(5);
            life.Fix(60, aside: life.Random.Next(100_000, 400_000));
        }
    }
}
