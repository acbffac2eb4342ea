namespace Tracking.Grains.Tests.Properties.Happenings;

/// <summary>The receiver freezes with speed 0 while the vehicle drives on, and then catches up.</summary>
internal sealed class FreezeAndLeap : IHappening
{
    public void Befall(RandomLife life)
    {
        life.Move(1, 50);
        var seconds = life.Random.Next(12, 90);
        for (var i = 0; i < seconds; i++)
        {
            life.Wait(1);
            life.Fix(0);
        }

        life.Wait(1);
        life.Leap((seconds * 14) + 120);
        life.Fix(50);
    }
}
