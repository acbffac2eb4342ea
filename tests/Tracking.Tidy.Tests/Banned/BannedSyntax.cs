using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Banned;

/// <summary>
/// What no C# file may contain. The analyzer bans clocks and sleeps by symbol while building; they stand here too
/// because a pragma or a project setting can silence an analyzer, and comments and strings are told from code in both.
/// </summary>
internal static class BannedSyntax
{
    private static readonly Dictionary<string, string> Members = new()
    {
        ["Thread.Sleep"] = "wait for the event itself",
        ["DateTime.Now"] = "take a TimeProvider",
        ["DateTime.UtcNow"] = "take a TimeProvider",
        ["DateTime.Today"] = "take a TimeProvider",
        ["DateTimeOffset.Now"] = "take a TimeProvider",
        ["DateTimeOffset.UtcNow"] = "take a TimeProvider",
        ["Random.Shared"] = "use a seeded Random, so that a failure can be replayed",
    };

    public static IEnumerable<Violation> Find(Checkout checkout) => checkout.Sources.SelectMany(Find);

    private static IEnumerable<Violation> Find(SourceFile file) =>
        from node in file.Root.DescendantNodes(descendIntoTrivia: true)
        let fault = node switch
        {
            MemberAccessExpressionSyntax access => MemberFault(file, access),
            InvocationExpressionSyntax call => CallFault(call),
            DirectiveTriviaSyntax directive => DirectiveFault(directive),
            CatchClauseSyntax clause => CatchFault(clause),
            IdentifierNameSyntax { Identifier.Text: "NotImplementedException" } =>
                ("NotImplementedException", "finish it, or throw NotSupportedException and say what to use instead"),
            MethodDeclarationSyntax method => AsyncVoidFault(method.Modifiers, method.ReturnType),
            LocalFunctionStatementSyntax local => AsyncVoidFault(local.Modifiers, local.ReturnType),
            AttributeSyntax attribute => SkipFault(attribute),
            _ => default((string What, string Advice)?),
        }
        where fault is not null
        select new Violation(
            file.Path, SourceFile.LineOf(node), fault.Value.What, $"{fault.Value.What}: {fault.Value.Advice}");

    private static (string What, string Advice)? MemberFault(SourceFile file, MemberAccessExpressionSyntax access)
    {
        var name = $"{LastName(access.Expression)}.{access.Name.Identifier.Text}";
        return Members.TryGetValue(name, out var advice) ? (name, advice)
            : IsConsole(name) && Paths.IsUnder(file.Path, "src") ? (name, "log, or return what is to be shown")
            : null;
    }

    private static bool IsConsole(string name) =>
        name is "Console.Write" or "Console.WriteLine" or "Console.Out" or "Console.Error";

    private static (string What, string Advice)? CallFault(InvocationExpressionSyntax call)
    {
        var name = call.Expression is MemberAccessExpressionSyntax access
            ? $"{LastName(access.Expression)}.{access.Name}"
            : "";
        return (name, call.ArgumentList.Arguments.ToString()) switch
        {
            ("Task.Delay", _) when !TakesClock(call.ArgumentList.Arguments) =>
                (name, "use the overload with a TimeProvider"),
            ("Assert.True", "true") or ("Assert.False", "false") => (name, "cannot fail: assert what was done"),
            _ => null,
        };
    }

    // Delay(period, clock) and Delay(period, clock, token) take one; Delay(period) and Delay(period, token) do not.
    private static bool TakesClock(SeparatedSyntaxList<ArgumentSyntax> arguments) =>
        arguments.Count == 3 || (arguments.Count == 2 && !IsToken(arguments[1].Expression.ToString()));

    private static bool IsToken(string expression) =>
        expression.Contains("token", StringComparison.OrdinalIgnoreCase)
        || expression.Contains("cancel", StringComparison.OrdinalIgnoreCase)
        || expression is "default" or "stopping" or "abort";

    private static (string What, string Advice)? DirectiveFault(DirectiveTriviaSyntax directive) => directive switch
    {
        IfDirectiveTriviaSyntax =>
            ("#if", "one source for both builds: put the difference into the build or the stand-in"),
        PragmaWarningDirectiveTriviaSyntax pragma when pragma.ErrorCodes.ToString().Contains("RS0030") =>
            ("pragma RS0030", "the ban on clocks and sleeps is not to be silenced"),
        _ => null,
    };

    // An empty catch of a named or filtered exception may be right; then it says why. One of everything swallows bugs
    // too.
    private static (string What, string Advice)? CatchFault(CatchClauseSyntax clause)
    {
        var isNamed = clause.Filter is not null
            || (clause.Declaration is { } declaration && LastName(declaration.Type) != "Exception");
        var saysWhy = clause.Block.DescendantTrivia()
            .Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
        return clause.Block.Statements.Count > 0 || (isNamed && saysWhy) ? null
            : ("empty catch", "name the exception that may be passed over and say in a comment why it may");
    }

    private static (string What, string Advice)? AsyncVoidFault(SyntaxTokenList modifiers, TypeSyntax returned) =>
        modifiers.Any(SyntaxKind.AsyncKeyword) && returned.ToString() == "void"
            ? ("async void", "return the task: nobody sees what this one throws")
            : null;

    private static (string What, string Advice)? SkipFault(AttributeSyntax attribute) =>
        LastName(attribute.Name) is "Fact" or "Theory"
        && attribute.ArgumentList is { } list
        && list.Arguments.Any(static argument => argument.NameEquals?.Name.Identifier.Text == "Skip")
            ? ("Skip", "mend the test or remove it; a test for one build only asks for the build with Assert.Skip")
            : null;

    private static string LastName(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        QualifiedNameSyntax name => name.Right.Identifier.Text,
        AliasQualifiedNameSyntax name => name.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => "",
    };
}
