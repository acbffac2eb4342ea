namespace Tracking.Testing.Data;

/// <summary>
/// Real data for tests: it lies beside the checkout and is never part of it, so a test that needs it is skipped, with
/// <see cref="MissingMessage"/>, where it is not there.
/// </summary>
public static class SharedData
{
    private const string OverrideVariable = "TRACKING_SHARED_DATA";

    /// <summary>Says what is missing and how to point to it.</summary>
    public const string MissingMessage =
        $"needs the real data in ../shared/data beside the checkout, or the folder that {OverrideVariable} names";

    /// <summary>The data folder, or null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The folder that holds Tracking.sln.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>The full path of a file in the data folder.</summary>
    /// <exception cref="InvalidOperationException">
    /// There is no data folder: the test should have been skipped.
    /// </exception>
    public static string File(string relative) =>
        Path.Combine(Folder ?? throw new InvalidOperationException(MissingMessage), relative);

    private static string? Find()
    {
        var folder = Environment.GetEnvironmentVariable(OverrideVariable);
        if (string.IsNullOrEmpty(folder))
        {
            folder = Path.Combine(FindRepositoryRoot(), "..", "shared", "data");
        }

        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }

    private static string FindRepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Tracking.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"no folder above {AppContext.BaseDirectory} holds Tracking.sln");
    }
}
