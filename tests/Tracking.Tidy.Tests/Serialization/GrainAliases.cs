using System.Reflection;

namespace Tracking.Tidy.Tests.Serialization;

/// <summary>Grain interfaces, their methods and what they send bear stable names, and no two bear the same.</summary>
internal static class GrainAliases
{
    public static IEnumerable<Finding> Find(IReadOnlyList<Type> types) =>
        types.Where(OrleansNames.IsGrainInterface).SelectMany(OfInterface).Concat(Doubles(types, "types"));

    private static IEnumerable<Finding> OfInterface(Type contract)
    {
        if (OrleansNames.AliasOf(contract) is null)
        {
            yield return new Finding(
                contract, "alias", $"{contract.Name}: give the interface an [Alias], so that it can be renamed");
        }

        var methods = contract.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        foreach (var method in methods.Where(static method => OrleansNames.AliasOf(method) is null))
        {
            yield return new Finding(
                contract, method.Name, $"{contract.Name}.{method.Name}: give the method an [Alias]");
        }

        foreach (var twice in Doubles(methods, $"methods of {contract.Name}"))
        {
            yield return twice with { Type = contract };
        }
    }

    private static IEnumerable<Finding> Doubles(IEnumerable<MemberInfo> members, string of) =>
        from member in members
        let alias = OrleansNames.AliasOf(member)
        where alias is not null
        group member by alias into same
        where same.Count() > 1
        let names = string.Join(", ", same.Select(static member => member.Name))
        select new Finding(
            same.First() as Type ?? same.First().DeclaringType!, same.Key,
            $"alias '{same.Key}' is borne by several {of}: {names}");
}
