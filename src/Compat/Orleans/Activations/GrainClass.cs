using System.Reflection;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Persistence;
using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>What all activations of one grain class share.</summary>
internal sealed class GrainClass
{
    private const string ConventionalSuffix = "grain";
    private readonly Lazy<GrainConstructor> _constructor;

    public GrainClass(Type type, GrainCollectionOptions options)
    {
        Type = type;
        GrainType = type.GetCustomAttribute<GrainTypeAttribute>() is { } named
            ? GrainType.Create(named.GrainType)
            : GrainType.Create(NameByConvention(type));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        CollectionAge = GetCollectionAge(type, options);
        Interfaces = [.. type.GetInterfaces().Where(IsGrainInterface)];
        _constructor = new Lazy<GrainConstructor>(() => new GrainConstructor(type));
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    /// <summary>How long an activation stays without calls; infinite for ever.</summary>
    public TimeSpan CollectionAge { get; }

    public IReadOnlyList<Type> Interfaces { get; }

    public object CreateInstance(GrainActivation activation)
    {
        try
        {
            return _constructor.Value.Create(activation);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"Failed to create an instance of grain type '{Type}'. See InnerException for details.", exception);
        }
    }

    private static bool IsGrainInterface(Type type) =>
        typeof(IGrainWithStringKey).IsAssignableFrom(type) && type != typeof(IGrainWithStringKey);

    private static string NameByConvention(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith(ConventionalSuffix, StringComparison.Ordinal) && name.Length > ConventionalSuffix.Length
            ? name[..^ConventionalSuffix.Length]
            : name;
    }

    private static TimeSpan GetCollectionAge(Type type, GrainCollectionOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute)))
        {
            return Timeout.InfiniteTimeSpan;
        }

        if (type.GetCustomAttribute<CollectionAgeLimitAttribute>() is { } limit)
        {
            return limit.AlwaysActive ? Timeout.InfiniteTimeSpan : limit.AgeLimit;
        }

        return options.ClassSpecificCollectionAge.TryGetValue(type.FullName!, out var age)
            ? age
            : options.CollectionAge;
    }
}
