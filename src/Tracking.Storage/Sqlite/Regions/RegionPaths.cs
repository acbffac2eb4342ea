using System.Collections.Concurrent;
using Tracking.Model.Regions;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Regions;

/// <summary>
/// Numbers for region paths: a position holds a small number instead of a text that millions of others hold too. A
/// number is never changed or given up, so a cached one is right for ever; but only committed ones are cached.
/// </summary>
internal sealed class RegionPaths
{
    /// <summary>The number of the empty path.</summary>
    public const long Empty = 0;

    /// <summary>
    /// Paths kept in memory, some 10 MB: more than any country has counties. Further ones are looked up.
    /// </summary>
    public const int CacheLimit = 65_536;

    private readonly ConcurrentDictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, RegionPath> _paths = new();

    /// <summary>The path's number; a new path gets one in this transaction.</summary>
    public long Number(WriteTransaction transaction, RegionPath path)
    {
        if (path.IsEmpty)
        {
            return Empty;
        }

        var text = path.ToString();
        if (_numbers.TryGetValue(text, out var known))
        {
            return known;
        }

        var number = Find(transaction.Database, text) ?? Insert(transaction.Database, path, text);
        transaction.AfterCommit(() => Cache(_numbers, text, number));
        return number;
    }

    /// <summary>The path of a number that was read on a read connection, and is therefore committed.</summary>
    public RegionPath Path(Database reader, long number)
    {
        if (number == Empty)
        {
            return RegionPath.Empty;
        }

        if (_paths.TryGetValue(number, out var known))
        {
            return known;
        }

        using var select = reader.Use("SELECT text FROM region_paths WHERE path = ?").Add(number);
        var path = select.Read()
            ? RegionPath.Parse(select.Text(0))
            : throw new StorageException($"the database is damaged: region path {number} is missing");
        Cache(_paths, number, path);
        return path;
    }

    private static void Cache<TKey, TValue>(ConcurrentDictionary<TKey, TValue> cache, TKey key, TValue value)
        where TKey : notnull
    {
        if (cache.Count < CacheLimit)
        {
            cache[key] = value;
        }
    }

    private static long? Find(Database database, string text)
    {
        using var select = database.Use("SELECT path FROM region_paths WHERE text = ?").Add(text);
        return select.Read() ? select.Long(0) : null;
    }

    private static long Insert(Database database, RegionPath path, string text)
    {
        using (var insert = database.Use("INSERT INTO region_paths (text) VALUES (?)"))
        {
            insert.Add(text).Run();
        }

        var number = Find(database, text)!.Value;
        using var code = database.Use("INSERT OR IGNORE INTO region_path_codes (code, path) VALUES (?, ?)");
        foreach (var region in path.Regions())
        {
            code.Add(region.Code).Add(number).Run();
        }

        return number;
    }
}
