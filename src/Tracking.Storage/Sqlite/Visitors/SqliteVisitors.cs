using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Regions;
using Tracking.Storage.Sqlite.Vehicles;
using Tracking.Storage.Visitors;

namespace Tracking.Storage.Sqlite.Visitors;

/// <summary>Who was in an area, from the position log in SQLite.</summary>
internal sealed class SqliteVisitors(ReaderPool readers, SqliteVehicleRegistry registry, RegionPaths paths) : IVisitors
{
    public Task<VisitorPage> ListAsync(VisitorQuery query, CancellationToken cancellationToken)
    {
        PageLimit.Checked(query.Limit);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaximumFixes, 1);
        return readers.ReadAsync(
            database => new VisitorWalk(database, registry, paths, query).Run(), cancellationToken);
    }
}
