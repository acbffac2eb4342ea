using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Solution;

/// <summary>Versions are pinned in one place, exactly, and each pin is used.</summary>
internal static partial class CentralPackages
{
    private const string Pins = "src/Directory.Packages.props";

    public static IEnumerable<Violation> Find(Checkout checkout)
    {
        var pins = checkout.Find(Pins) is { } file ? Parse(file) : new XDocument();
        var pinned = XmlItem.Of(pins, "PackageVersion").ToList();
        var used = checkout.Files.Where(static file => IsBuildFile(file.Path))
            .SelectMany(static file => Uses(file)).ToList();
        return
        [
            .. used.Where(static use => use.HasVersion).Select(static use => new Violation(
                use.Path, use.Line, use.Name, $"{use.Name} names a version: pin it in {Pins}")),
            .. used.Where(use => pinned.TrueForAll(pin => pin.Include != use.Name)).Select(static use => new Violation(
                use.Path, use.Line, use.Name, $"{use.Name} is not pinned in {Pins}")),
            .. pinned.Where(pin => used.TrueForAll(use => use.Name != pin.Include)).Select(static pin => new Violation(
                Pins, pin.Line, pin.Include, $"no project uses {pin.Include}: remove the pin")),
            .. from pin in pins.Descendants("PackageVersion")
               where !Exact().IsMatch(pin.Attribute("Version")?.Value ?? "")
               let name = pin.Attribute("Include")?.Value ?? ""
               select new Violation(Pins, XmlItem.LineOf(pin), name, $"pin {name} to one exact version, as 1.2.3"),
        ];
    }

    private static XDocument Parse(TextFile file) => XDocument.Parse(file.Text, LoadOptions.SetLineInfo);

    private static bool IsBuildFile(string path) =>
        path != Pins && System.IO.Path.GetExtension(path) is ".csproj" or ".props" or ".targets";

    private static IEnumerable<(string Path, int Line, string Name, bool HasVersion)> Uses(TextFile file) =>
        from element in Parse(file).Descendants("PackageReference")
        let name = element.Attribute("Include")?.Value ?? element.Attribute("Update")?.Value
        where name is not null
        select (file.Path, XmlItem.LineOf(element), name,
            element.Attributes().Any(static attribute => attribute.Name.LocalName is "Version" or "VersionOverride")
            || element.Elements().Any(static child => child.Name.LocalName is "Version" or "VersionOverride"));

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[\w.-]+)?$")]
    private static partial Regex Exact();
}
