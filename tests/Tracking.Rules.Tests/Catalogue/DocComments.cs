using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tracking.Rules.Tests.Catalogue;

/// <summary>The summaries of a library's doc comments, as the compiler wrote them beside it, as Markdown.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, XElement> _members;

    public DocComments(System.Reflection.Assembly library)
    {
        var path = Path.ChangeExtension(library.Location, ".xml");
        _members = XDocument.Load(path).Descendants("member")
            .ToDictionary(static member => member.Attribute("name")!.Value, static member => member);
    }

    public string SummaryOf(Type type) => Summary($"T:{type.FullName}");

    public string SummaryOf(System.Reflection.PropertyInfo property) =>
        Summary($"P:{property.DeclaringType!.FullName}.{property.Name}");

    /// <summary>The part of a summary up to its first full stop or colon's sentence end.</summary>
    public static string FirstSentence(string summary) => SentenceEnd().Match(summary) is { Success: true } end
        ? summary[..(end.Index + 1)]
        : summary;

    private string Summary(string member) =>
        _members.TryGetValue(member, out var comment) && comment.Element("summary") is { } summary
            ? Blanks().Replace(Text(summary), " ").Trim()
            : throw new InvalidOperationException($"{member} has no summary: the catalogue needs one");

    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => plain.Value,
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.', ':')[^1]}`",
                XElement { Name.LocalName: "item" } item => $" - {Text(item)}",
                XElement other => Text(other),
                _ => "",
            });
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\.(?=\s+[A-Z])|\.$")]
    private static partial Regex SentenceEnd();
}
