namespace Tracking.Tidy.Tests.Reading;

/// <summary>Paths within the checkout: relative to its root, forward slashes on every system.</summary>
internal static class Paths
{
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The folder without a trailing slash; empty for a file of the root.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is var slash && slash < 0 ? "" : path[..slash];

    public static string TopFolderOf(string path) => path.IndexOf('/') is var slash && slash < 0 ? "" : path[..slash];

    /// <summary>Name without its last extension.</summary>
    public static string StemOf(string path) => System.IO.Path.GetFileNameWithoutExtension(NameOf(path));

    public static bool IsUnder(string path, string folder) =>
        folder.Length == 0 || path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>Resolves <c>.</c> and <c>..</c>; null when the path leaves the checkout.</summary>
    public static string? Combine(string folder, string relative)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in relative.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
