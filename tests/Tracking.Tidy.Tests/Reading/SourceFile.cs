using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tracking.Tidy.Tests.Reading;

/// <summary>A C# file and its syntax, which is parsed once for all checks.</summary>
internal sealed class SourceFile : TextFile
{
    // Preview, because the parser may be older than the compiler; SourceFileTests fails when it no longer understands a
    // file.
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private readonly Lazy<CompilationUnitSyntax> _root;

    public SourceFile(string path, Func<string> read)
        : base(path, read) =>
        _root = new Lazy<CompilationUnitSyntax>(
            () => CSharpSyntaxTree.ParseText(Text, Options, Path).GetCompilationUnitRoot());

    public CompilationUnitSyntax Root => _root.Value;

    /// <summary>The project whose folder holds the file; null when no project does.</summary>
    public ProjectFile? Project { get; set; }

    /// <summary>Types that are not nested in others, delegates included.</summary>
    public IEnumerable<MemberDeclarationSyntax> TopLevelTypes =>
        Root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(static node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public IEnumerable<Diagnostic> SyntaxErrors =>
        Root.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error);

    public static int LineOf(SyntaxNode node) => LineOf(node.GetFirstToken());

    public static int LineOf(SyntaxToken token) => token.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
