using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Tracking.Tidy.Tests.Serialization;

/// <summary>What Orleans serialises without being told. Interfaces of collections are left out on purpose.</summary>
internal static class WellKnownTypes
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(Uri), typeof(Version), typeof(CancellationToken),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(Int128), typeof(UInt128), typeof(Half),
    ];

    private static readonly HashSet<Type> Generic =
    [
        typeof(Nullable<>), typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(Queue<>), typeof(Stack<>),
        typeof(SortedDictionary<,>), typeof(SortedList<,>), typeof(SortedSet<>), typeof(KeyValuePair<,>),
        typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>),
        typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>),
        typeof(ReadOnlyCollection<>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedSet<>),
    ];

    public static bool Contains(Type type) => type.IsPrimitive || type.IsEnum || Plain.Contains(type);

    /// <summary>Whether only what it holds matters.</summary>
    public static bool IsContainer(Type type) =>
        type.IsGenericType
        && (Generic.Contains(type.GetGenericTypeDefinition())
            || OrleansNames.DefinitionOf(type) == OrleansNames.Immutable);
}
