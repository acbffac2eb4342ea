namespace Tracking.Grains.Vehicles;

/// <summary>
/// A vehicle grain's persistent state: the fold of its log up to some offset, and nothing that is not in the log. Its
/// ETag is what tells two activations apart: the one that writes second fails and is discarded.
/// </summary>
[GenerateSerializer]
[Alias("tracking.VehicleSnapshot")]
public sealed class VehicleSnapshot
{
    /// <summary>The name under which grain storage keeps it.</summary>
    public const string StateName = "vehicle";

    /// <summary>The storage provider's name.</summary>
    public const string Provider = "snapshots";

    /// <summary>
    /// Version of the form of <see cref="State"/>; a snapshot of another version is passed over and folded anew.
    /// </summary>
    [Id(0)]
    public int Version { get; set; }

    /// <summary>The state, UTF-8 JSON.</summary>
    [Id(1)]
    public byte[] State { get; set; } = [];

    /// <summary>
    /// The regions that were last told that the vehicle is there, as the text of a path: it leaves them later.
    /// </summary>
    [Id(2)]
    public string Regions { get; set; } = "";
}
