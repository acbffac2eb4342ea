using Orleans.Configuration;

namespace Orleans.Activations;

/// <summary>Which grain class serves which interface.</summary>
internal sealed class GrainClassMap
{
    private readonly Dictionary<Type, List<GrainClass>> _byInterface = [];

    public GrainClassMap(IEnumerable<Type> grainTypes, GrainCollectionOptions options)
    {
        var names = new Dictionary<string, Type>(StringComparer.Ordinal);
        foreach (var grainClass in grainTypes.Select(type => new GrainClass(type, options)))
        {
            if (!names.TryAdd(grainClass.GrainType.ToString(), grainClass.Type))
            {
                throw new InvalidOperationException(
                    $"{grainClass.Type} and {names[grainClass.GrainType.ToString()]} have the same grain type name "
                    + $"\"{grainClass.GrainType}\": give one a [GrainType].");
            }

            foreach (var type in grainClass.Interfaces)
            {
                if (!_byInterface.TryGetValue(type, out var classes))
                {
                    _byInterface[type] = classes = [];
                }

                classes.Add(grainClass);
            }
        }
    }

    public static GrainClassMap Scan(GrainCollectionOptions options) => new(GrainAssemblies.FindGrainTypes(), options);

    public GrainClass Get(Type interfaceType, string? classNamePrefix)
    {
        if (!_byInterface.TryGetValue(interfaceType, out var candidates))
        {
            throw new ArgumentException($"Could not find an implementation for interface {interfaceType}");
        }

        if (!string.IsNullOrWhiteSpace(classNamePrefix))
        {
            candidates = [.. candidates.Where(c => HasPrefix(c, classNamePrefix))];
        }

        // The class named as the interface without its I is the obvious one among several.
        return candidates.Count == 1
            ? candidates[0]
            : candidates.Find(c => interfaceType.Name == "I" + c.Type.Name)
            ?? throw new ArgumentException(
                $"Unable to identify a single appropriate grain type for interface {interfaceType}. Candidates: "
                + string.Join(", ", candidates.Select(c => $"{c.GrainType} ({c.Type.FullName})")));
    }

    private static bool HasPrefix(GrainClass grainClass, string prefix) =>
        grainClass.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal);
}
