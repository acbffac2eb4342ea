using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Writing;

/// <summary>
/// What one operation sees of its group's transaction. Memory that mirrors the database (the registry, caches,
/// counters) is changed only through <see cref="AfterCommit"/>: an operation that fails, or a group that does, leaves
/// no trace there.
/// </summary>
internal sealed class WriteTransaction(Database database)
{
    private List<Action>? _afterCommit;

    public Database Database { get; } = database;

    /// <summary>
    /// Has <paramref name="action"/> run on the writer once the commit is durable, before any task of its group
    /// completes and before the next group begins.
    /// </summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    public void RunAfterCommit()
    {
        foreach (var action in _afterCommit ?? [])
        {
            action();
        }
    }
}
