namespace Tracking.Grains.Tests.Properties.Happenings;

/// <summary>Silence for longer than is allowed, judged by a tick.</summary>
internal sealed class FallSilent : IHappening
{
    public void Befall(RandomLife life)
    {
        life.Move(5, 60);
        life.Tick(604);
        life.Wait(life.Random.Next(700, 2_000));
        life.Leap(3_000);
        life.Fix(60);
    }
}
