using System.Reflection;

namespace Tracking.Tidy.Tests.Serialization;

/// <summary>
/// Follows every type that leaves an activation down to what Orleans serialises itself. The stand-ins pass objects as
/// they are, so nothing but this check would notice before the package build runs.
/// </summary>
internal sealed class WireTypes
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // What [NonSerialized] sets; FieldAttributes has a name for it that the compiler warns of.
    private const FieldAttributes NotSerialized = (FieldAttributes)0x80;

    private readonly IReadOnlyList<Type> _types;
    private readonly Dictionary<Type, Type> _surrogates;
    private readonly HashSet<Type> _seen = [];
    private readonly List<Finding> _findings = [];

    private WireTypes(IReadOnlyList<Type> types)
    {
        _types = types;
        _surrogates = types.Where(static type => OrleansNames.Has(type, OrleansNames.RegisterConverter))
            .SelectMany(static type => type.GetInterfaces())
            .Where(static one => one.IsGenericType && OrleansNames.DefinitionOf(one) == OrleansNames.Converter)
            .Select(static one => one.GetGenericArguments())
            .ToDictionary(static pair => pair[0], static pair => pair[1]);
    }

    public static IReadOnlyList<Finding> Find(IReadOnlyList<Type> types)
    {
        var walk = new WireTypes(types);
        foreach (var (type, carrier) in WireRoots.In(types))
        {
            walk.Visit(type, carrier);
        }

        return walk._findings;
    }

    private void Visit(Type type, string carrier)
    {
        if (type.IsGenericParameter || WellKnownTypes.Contains(type) || OrleansNames.IsGrainInterface(type)
            || !_seen.Add(type))
        {
            return;
        }

        if (type.HasElementType)
        {
            Visit(type.GetElementType()!, carrier);
        }
        else if (WellKnownTypes.IsContainer(type))
        {
            VisitAll(type.GetGenericArguments(), carrier);
        }
        else if (_surrogates.TryGetValue(type, out var surrogate))
        {
            Visit(surrogate, $"the surrogate of {type.Name}");
        }
        else if (!OrleansNames.Has(type, OrleansNames.GenerateSerializer))
        {
            Add(type, "serializer", type.IsInterface
                ? $"crosses by {carrier} as an interface, whose objects may be of any type: use an array or a list"
                : $"crosses by {carrier}: give it [GenerateSerializer], or a surrogate with [RegisterConverter]");
        }
        else
        {
            VisitOurs(type);
        }
    }

    private void VisitOurs(Type type)
    {
        if (OrleansNames.AliasOf(type) is null)
        {
            Add(type, "alias", "give it an [Alias], so that it can be renamed");
        }

        VisitAll(type.IsGenericType ? type.GetGenericArguments() : [], type.Name);
        VisitMembers(type);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            Visit(parent, $"its derived {type.Name}");
        }

        VisitAll(_types.Where(other => other.BaseType == type), $"its base {type.Name}");
    }

    private void VisitMembers(Type type)
    {
        var ids = new Dictionary<uint, string>();
        foreach (var field in type.GetFields(Declared).Where(static field => !field.Attributes.HasFlag(NotSerialized)))
        {
            var member = MemberOf(type, field);
            if (OrleansNames.IdOf(member) is not { } id)
            {
                Add(type, member.Name, $"{member.Name} has no [Id], so it is not sent");
            }
            else if (!ids.TryAdd(id, member.Name))
            {
                Add(type, member.Name, $"{member.Name} has the id {id} of {ids[id]}: give it another");
            }

            Visit(field.FieldType, $"{type.Name}.{member.Name}");
        }
    }

    private void VisitAll(IEnumerable<Type> types, string carrier)
    {
        foreach (var type in types)
        {
            Visit(type, carrier);
        }
    }

    private void Add(Type type, string what, string advice) =>
        _findings.Add(new Finding(type, what, $"{type.Name}: {advice}"));

    // The attribute of an auto-property stands on the property, its value in a field <Name>k__BackingField.
    private static MemberInfo MemberOf(Type type, FieldInfo field) =>
        field.Name[0] == '<' && type.GetProperty(field.Name[1..field.Name.IndexOf('>')], Declared) is { } property
        && OrleansNames.IdOf(field) is null
            ? property
            : field;
}
