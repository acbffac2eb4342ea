namespace Tracking.Geo.GeoJson;

/// <summary>What to do with a polygon whose boundary crosses or touches itself.</summary>
public enum InvalidGeometry
{
    /// <summary>
    /// Refuse the document: for fences, where a wrong area means wrong alerts and its author is at hand.
    /// </summary>
    Refuse = 0,

    /// <summary>
    /// Repair it and say so: for published administrative borders, where such faults are slivers of metres and the
    /// author is not at hand. Structural faults (open rings, bad numbers) are refused all the same.
    /// </summary>
    Repair = 1,
}
