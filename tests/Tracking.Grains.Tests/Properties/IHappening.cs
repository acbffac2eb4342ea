namespace Tracking.Grains.Tests.Properties;

/// <summary>
/// Something that befalls a vehicle; found by scanning. A rule that no happening brings about comes with one of its own.
/// </summary>
internal interface IHappening
{
    void Befall(RandomLife life);
}
