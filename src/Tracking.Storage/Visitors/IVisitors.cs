namespace Tracking.Storage.Visitors;

/// <summary>Who was in an area: a walk through the position log, a stretch at a time.</summary>
public interface IVisitors
{
    /// <summary>
    /// The vehicles with a fix in the area, by id. Fixes flagged zero or jump do not count, as they move no region
    /// either; and what a vehicle did between two fixes is not guessed at.
    /// </summary>
    Task<VisitorPage> ListAsync(VisitorQuery query, CancellationToken cancellationToken);
}
