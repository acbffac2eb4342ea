namespace Tracking.Testing;

/// <summary>The folder of the checkout that the tests run from.</summary>
public static class RepositoryRoot
{
    /// <summary>Its full path: the nearest folder above the test program that holds <c>Tracking.sln</c>.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Tracking.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no folder above {start} holds Tracking.sln");
    }
}
