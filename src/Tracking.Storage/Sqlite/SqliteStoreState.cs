using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite;

/// <summary>The embedded store can write for as long as its one writer runs.</summary>
internal sealed class SqliteStoreState(GroupWriter writer) : IStoreState
{
    public bool IsWritable => writer.IsRunning;
}
