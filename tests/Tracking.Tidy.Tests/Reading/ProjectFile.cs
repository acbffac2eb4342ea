using System.Xml.Linq;

namespace Tracking.Tidy.Tests.Reading;

/// <summary>A csproj, as written: conditions and imports are not evaluated.</summary>
internal sealed class ProjectFile
{
    public ProjectFile(TextFile file)
    {
        File = file;
        Xml = XDocument.Parse(file.Text, LoadOptions.SetLineInfo);
        References = [.. XmlItem.Of(Xml.Descendants("ProjectReference").Where(IsCompiledAgainst))
            .Select(item => new XmlItem(Paths.Combine(file.Folder, item.Include) ?? item.Include, item.Line))];
    }

    public TextFile File { get; }

    public XDocument Xml { get; }

    public string Name => Paths.StemOf(File.Path);

    public string Folder => File.Folder;

    public string RootNamespace => Property("RootNamespace") ?? Name;

    /// <summary>
    /// Paths of the projects that this one references itself; not those that are only built before it, so that their
    /// programs can be started.
    /// </summary>
    public IReadOnlyList<XmlItem> References { get; }

    /// <summary>Whether the project stands in for packages that a feed may lack.</summary>
    public bool IsStandIn => Paths.IsUnder(File.Path, "src/Compat");

    public string? Property(string name) => Xml.Descendants(name).FirstOrDefault()?.Value.Trim();

    public IEnumerable<XmlItem> Items(string name) => XmlItem.Of(Xml, name);

    private static bool IsCompiledAgainst(XElement reference) =>
        reference.Attribute("ReferenceOutputAssembly")?.Value != "false";
}
