namespace Tracking.Tidy.Tests.Reading;

/// <summary>
/// What <c>.gitignore</c> leaves out, so that what is built or kept beside the sources is not looked at. Only the forms
/// our file uses are understood: <c>name/</c> or <c>*.ending</c> anywhere, <c>/name</c> or <c>/name/</c> at the root.
/// </summary>
internal sealed class IgnoredPaths
{
    private readonly HashSet<string> _anywhere = [".git"];
    private readonly HashSet<string> _atRoot = [];
    private readonly List<string> _endings = [];

    public IgnoredPaths(IEnumerable<string> gitignore)
    {
        var patterns = gitignore.Select(static line => line.Trim().TrimEnd('/')).Where(static line => line.Length > 0);
        foreach (var line in patterns)
        {
            switch (line[0])
            {
                case '#': break;
                case '/': _atRoot.Add(line[1..]); break;
                case '*': _endings.Add(line[1..]); break;
                default: _anywhere.Add(line); break;
            }
        }
    }

    public bool Contains(string path) =>
        _atRoot.Contains(path)
        || _anywhere.Contains(Paths.NameOf(path))
        || _endings.Exists(ending => path.EndsWith(ending, StringComparison.Ordinal));
}
