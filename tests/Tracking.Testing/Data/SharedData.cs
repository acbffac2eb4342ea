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

    /// <summary>The full path of a file in the data folder.</summary>
<<<<<<< HEAD
    /// <exception cref="InvalidOperationException">There is no data folder: the test should have been
    /// skipped.</exception>
=======
    /// <exception cref="InvalidOperationException">
    /// There is no data folder: the test should have been skipped.
    /// </exception>
>>>>>>> 88b5f104225a9f5ef8bae5d62686481dcff48973
    public static string File(string relative) =>
        Path.Combine(Folder ?? throw new InvalidOperationException(MissingMessage), relative);

    private static string? Find()
    {
        var folder = Environment.GetEnvironmentVariable(OverrideVariable);
        if (string.IsNullOrEmpty(folder))
        {
            folder = Path.Combine(RepositoryRoot.Path, "..", "shared", "data");
        }

        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }
}
