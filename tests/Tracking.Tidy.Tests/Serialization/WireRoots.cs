using System.Reflection;

namespace Tracking.Tidy.Tests.Serialization;

/// <summary>
/// The types that leave an activation as they are written in code: what grain and observer methods take and return,
/// what grains keep as state, and what streams carry.
/// </summary>
internal static class WireRoots
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    /// <summary>Every such type and what takes it across.</summary>
    public static IEnumerable<(Type Type, string Carrier)> In(IReadOnlyList<Type> types) =>
        types.Where(OrleansNames.IsGrainInterface).SelectMany(OfCalls)
            .Concat(types.Where(OrleansNames.IsGrain).SelectMany(OfState))
            .Concat(types.SelectMany(OfStreams))
            .Concat(types.Where(static type => type.Namespace == "Tracking.Contracts.Live" && !IsStatic(type))
                .Select(static type => (type, "the live stream")));

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    private static IEnumerable<(Type Type, string Carrier)> OfCalls(Type contract) =>
        from method in contract.GetMethods()
        from type in method.GetParameters().Select(static parameter => parameter.ParameterType)
            .Append(Answer(method.ReturnType))
        where type != typeof(void)
        select (type, $"{contract.Name}.{method.Name}");

    private static Type Answer(Type returned) =>
        returned == typeof(Task) || returned == typeof(ValueTask) ? typeof(void)
        : returned.IsGenericType && OrleansNames.DefinitionOf(returned) is "System.Threading.Tasks.Task`1"
            or "System.Threading.Tasks.ValueTask`1" or "System.Collections.Generic.IAsyncEnumerable`1"
            ? returned.GetGenericArguments()[0]
            : returned;

    private static IEnumerable<(Type Type, string Carrier)> OfState(Type grain) =>
        from constructor in grain.GetConstructors(All)
        from parameter in constructor.GetParameters()
        let type = parameter.ParameterType
        where type.IsGenericType && OrleansNames.DefinitionOf(type) == OrleansNames.PersistentState
        select (type.GetGenericArguments()[0], $"the state of {grain.Name}");

    // Fields hold the locals of async methods too; the locals of others are in their bodies.
    private static IEnumerable<(Type Type, string Carrier)> OfStreams(Type type) =>
        from written in type.GetFields(All).Select(static field => field.FieldType)
            .Concat(type.GetInterfaces())
            .Concat(type.GetMethods(All).SelectMany(TypesOf))
        from stream in Parts(written)
        where OrleansNames.CarriesStreamItems(stream)
        let item = stream.GetGenericArguments()[0]
        where !item.IsGenericParameter
        select (item, $"a stream of {type.Name}");

    private static IEnumerable<Type> TypesOf(MethodInfo method) =>
        method.GetParameters().Select(static parameter => parameter.ParameterType)
            .Append(method.ReturnType)
            .Concat(method.GetMethodBody()?.LocalVariables.Select(static local => local.LocalType) ?? []);

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type)
        : [];
}
