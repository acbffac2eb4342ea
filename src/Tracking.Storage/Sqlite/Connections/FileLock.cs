namespace Tracking.Storage.Sqlite.Connections;

/// <summary>
/// Keeps a second process (or store) from writing the same database: a file beside it, held open and locked. The
/// operating system lets go of it when the process dies, however it dies.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    public static FileLock Take(string databasePath)
    {
        var path = databasePath + ".lock";
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"cannot take the lock file '{path}': is another process using this database? ({error.Message})",
                error);
        }
    }

    // The file stays: removing it would let two openers lock two different files of one name.
    public void Dispose() => _file.Dispose();
}
