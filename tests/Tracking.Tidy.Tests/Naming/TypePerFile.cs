using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Naming;

/// <summary>
/// One type a file, and the file bears its name; an aspect of it follows after a dot (<c>X.Log.cs</c>). The generic
/// sibling of a type, whose plain name is taken, may say what it is of: <c>Rule&lt;TOptions, TState&gt;</c> in
/// <c>RuleOfState.cs</c>.
/// </summary>
internal static class TypePerFile
{
    public static IEnumerable<Violation> Find(Checkout checkout) => checkout.Sources.SelectMany(Find);

    private static IEnumerable<Violation> Find(SourceFile file)
    {
        var types = DeclaredType.TopLevelOf(file).ToList();
        foreach (var extra in types.Skip(1))
        {
            yield return new Violation(
                file.Path, extra.Line, extra.Name,
                $"{extra.Name} shares its file with {types[0].Name}: give it {extra.Name}.cs");
        }

        if (types.Count > 0 && !Fits(types[0], Paths.StemOf(file.Path)))
        {
            yield return new Violation(
                file.Path, types[0].Line, "",
                $"holds {types[0].Name}: name it {types[0].Name}.cs (or {types[0].Name}.Aspect.cs)");
        }
    }

    private static bool Fits(DeclaredType type, string stem) =>
        stem == type.Name
        || stem.StartsWith(type.Name + ".", StringComparison.Ordinal)
        || type.TypeParameters.Any(parameter => stem == $"{type.Name}Of{Word(parameter)}");

    private static string Word(string parameter) => parameter is ['T', _, ..] ? parameter[1..] : parameter;
}
