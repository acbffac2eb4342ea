using System.Xml;
using System.Xml.Linq;

namespace Tracking.Tidy.Tests.Reading;

/// <summary>An item of a project or props file: what it includes and where.</summary>
internal sealed record XmlItem(string Include, int Line)
{
    public static IEnumerable<XmlItem> Of(XDocument xml, string name) => Of(xml.Descendants(name));

    public static IEnumerable<XmlItem> Of(IEnumerable<XElement> elements) =>
        from element in elements
        let include = element.Attribute("Include")?.Value
        where include is not null
        from one in include.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        select new XmlItem(one, LineOf(element));

    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
