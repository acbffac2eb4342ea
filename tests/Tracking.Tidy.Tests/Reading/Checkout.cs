using Tracking.Testing;

namespace Tracking.Tidy.Tests.Reading;

/// <summary>
/// The files that belong to the project. Every check looks at one of these and at nothing else, so a check can be
/// tested on a few lines.
/// </summary>
internal sealed class Checkout
{
    private static readonly Lazy<Checkout> TheOne = new(() => new Checkout(ReadFolder(RepositoryRoot.Path)));

    private readonly Dictionary<string, TextFile> _byPath;
    private readonly HashSet<string> _folders = [""];

    private Checkout(IEnumerable<TextFile> files)
    {
        Files = [.. files.OrderBy(static file => file.Path, StringComparer.Ordinal)];
        _byPath = Files.ToDictionary(static file => file.Path);
        Sources = [.. Files.OfType<SourceFile>()];
        Projects = [.. Files.Where(static file => file.Path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(static file => new ProjectFile(file))];
        foreach (var file in Files)
        {
            AddFolders(file.Folder);
        }

        foreach (var source in Sources)
        {
            source.Project = Projects.Where(project => Paths.IsUnder(source.Path, project.Folder))
                .MaxBy(static project => project.Folder.Length);
        }
    }

    /// <summary>The checkout the tests were built from; read and parsed once for all checks.</summary>
    public static Checkout Current => TheOne.Value;

    /// <summary>By path.</summary>
    public IReadOnlyList<TextFile> Files { get; }

    public IReadOnlyList<SourceFile> Sources { get; }

    public IReadOnlyList<ProjectFile> Projects { get; }

    /// <summary>Files and folders of the root.</summary>
    public IEnumerable<string> TopLevel =>
        Files.Select(static file => file.Path.Split('/')[0]).Distinct(StringComparer.Ordinal);

    /// <summary>A small checkout for a test of a check.</summary>
    public static Checkout Of(params (string Path, string Text)[] files) =>
        new(files.Select(static file => Make(file.Path, () => file.Text)));

    public TextFile? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>Whether a file or folder has this path.</summary>
    public bool Exists(string path) => _byPath.ContainsKey(path) || _folders.Contains(path.TrimEnd('/'));

    private static TextFile Make(string path, Func<string> read) =>
        path.EndsWith(".cs", StringComparison.Ordinal) ? new SourceFile(path, read) : new TextFile(path, read);

    private static IEnumerable<TextFile> ReadFolder(string root)
    {
        var ignored = new IgnoredPaths(File.ReadLines(Path.Combine(root, ".gitignore")));
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out var folder))
        {
            foreach (var child in Directory.EnumerateDirectories(folder).Where(IsOurs))
            {
                pending.Push(child);
            }

            foreach (var file in Directory.EnumerateFiles(folder).Where(IsOurs))
            {
                yield return Make(Relative(file), () => File.ReadAllText(file));
            }
        }

        bool IsOurs(string path) => !ignored.Contains(Relative(path));

        string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
    }

    private void AddFolders(string folder)
    {
        while (_folders.Add(folder))
        {
            folder = Paths.FolderOf(folder);
        }
    }
}
