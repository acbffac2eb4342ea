using System.Reflection;
using Tracking.Tidy.Tests.Naming;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Serialization;

/// <summary>
/// The compiled projects that say what crosses a grain call, and the way back from a type to its file.
/// </summary>
internal static class WireAssemblies
{
    /// <summary>
    /// The types of both assemblies, without what Orleans' generator adds to them in the package build.
    /// </summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. new[] { "Tracking.Contracts", "Tracking.Grains" }.SelectMany(static name => TypesOf(Assembly.Load(name)))];

    public static IEnumerable<Type> TypesOf(Assembly assembly) =>
        assembly.GetTypes()
            .Where(static type => type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) != true);

    public static Violation Locate(Checkout checkout, Finding finding)
    {
        var type = finding.Type;
        var name = type.Name.Split('`')[0];
        var declared = from file in checkout.Sources
                       where file.Project?.Name == type.Assembly.GetName().Name
                       from one in DeclaredType.TopLevelOf(file)
                       where one.Name == name && one.TypeParameters.Count == type.GetGenericArguments().Length
                       select (file.Path, one.Line);
        var (path, line) = declared.FirstOrDefault((type.FullName ?? name, 1));
        return new Violation(path, line, $"{type.Name} {finding.What}", finding.Advice);
    }
}
