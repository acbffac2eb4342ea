namespace Tracking.Scenarios.Silos;

/// <summary>A folder for a silo's data that goes when the test ends.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tracking-scenario-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
