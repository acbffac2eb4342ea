namespace Tracking.Storage.Tests.Sqlite;

/// <summary>A folder of one test's own, removed with everything in it.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracking-storage-");

    /// <summary>A path inside the folder.</summary>
    public string this[string name] => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
