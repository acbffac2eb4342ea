using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Dependencies;

/// <summary>Which of our projects a name belongs to.</summary>
internal sealed partial class ProjectNamespaces
{
    /// <summary>The namespace that all of ours lie in, so that inside it names may leave it out.</summary>
    private const string Product = "Tracking";

    private readonly Dictionary<string, string> _projects = [];
    private readonly HashSet<string> _secondNames = [];

    public ProjectNamespaces(Checkout checkout)
    {
        foreach (var project in checkout.Projects.Where(static project => IsOurs(project.RootNamespace)))
        {
            _projects[project.RootNamespace] = project.Name;
        }

        var protos = checkout.Files.Where(static file => file.Path.EndsWith(".proto", StringComparison.Ordinal));
        foreach (var file in protos)
        {
            var owner = checkout.Projects.FirstOrDefault(project => Paths.IsUnder(file.Path, project.Folder));
            if (owner is not null && Generated().Match(file.Text) is { Success: true } match
                && IsOurs(match.Groups[1].Value))
            {
                _projects[match.Groups[1].Value] = owner.Name;
            }
        }

        foreach (var source in checkout.Sources.Where(static source => source.Project is { IsStandIn: false }))
        {
            var below = source.Path[(source.Project!.Folder.Length + 1)..];
            _secondNames.Add($"{source.Project.RootNamespace}.{below.Split('/', '.')[0]}");
        }
    }

    /// <summary>The project that a written name leads to; null when it is none of ours.</summary>
    public string? ProjectOf(string name)
    {
        name = name.Replace("global::", "", StringComparison.Ordinal);
        return IsOurs(name) ? LongestPrefix(name) : PartialName(name);
    }

    /// <summary>Every written name of a file that can lead to another project, with its line.</summary>
    public static IEnumerable<(string Name, int Line)> NamesIn(SourceFile file)
    {
        foreach (var node in file.Root.DescendantNodes(static node => !IsWholeName(node)))
        {
            var isDeclared = node.Parent is BaseNamespaceDeclarationSyntax declaration && declaration.Name == node;
            if (IsWholeName(node) && !isDeclared)
            {
                yield return (node.ToString(), SourceFile.LineOf(node));
            }
        }
    }

    private static bool IsWholeName(Microsoft.CodeAnalysis.SyntaxNode node) =>
        node is QualifiedNameSyntax
        || (node is MemberAccessExpressionSyntax access && IsDotted(access))
        || (node is NameSyntax && node.Parent is UsingDirectiveSyntax);

    private static bool IsDotted(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => IsDotted(access.Expression),
        IdentifierNameSyntax or AliasQualifiedNameSyntax => true,
        _ => false,
    };

    private static bool IsOurs(string name) => name.StartsWith(Product + ".", StringComparison.Ordinal);

    private string? LongestPrefix(string name) =>
        _projects.Keys.Where(prefix => name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal))
            .MaxBy(static prefix => prefix.Length) is { } longest
            ? _projects[longest]
            : null;

    // Inside namespace Tracking.Grains, Storage.Alerts.Feed reads as Tracking.Storage.Alerts.Feed without any using. A
    // name is taken for that only when its second part is a folder or file of the project, since Storage may well be a
    // property.
    private string? PartialName(string name)
    {
        var parts = name.Split('.', 3);
        var full = parts.Length > 1 ? $"{Product}.{parts[0]}.{parts[1]}" : "";
        return _secondNames.Contains(full) ? LongestPrefix(full) : null;
    }

    [GeneratedRegex("""csharp_namespace\s*=\s*"([^"]+)";""")]
    private static partial Regex Generated();
}
