namespace Tracking.Testing.Traces;

/// <summary>The real traces that lie beside the checkout and are never part of it.</summary>
public static class SharedTraces
{
    /// <summary>What a test says that is skipped where the traces are missing.</summary>
    public const string MissingBecause = "the real traces (../shared/data/traces beside the checkout) are not here";

    private const string Solution = "Tracking.sln";

    /// <summary>The path of a trace by its file name; null where it is missing.</summary>
    public static string? Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        if (folder?.Parent is null)
        {
            return null;
        }

        var path = Path.Combine(folder.Parent.FullName, "shared", "data", "traces", name);
        return File.Exists(path) ? path : null;
    }
}
