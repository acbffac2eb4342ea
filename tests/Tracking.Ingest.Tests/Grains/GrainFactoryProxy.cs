using System.Reflection;

namespace Tracking.Ingest.Tests.Grains;

/// <summary>
/// A grain factory that answers the one call that the doors make: a grain by its text key. A proxy, because the packages'
/// interface has many members that the stand-ins' lacks.
/// </summary>
public class GrainFactoryProxy : DispatchProxy
{
    private Func<Type, string, object> _find = null!;

    public static IGrainFactory Create(Func<Type, string, object> find)
    {
        var factory = Create<IGrainFactory, GrainFactoryProxy>();
        ((GrainFactoryProxy)(object)factory)._find = find;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod is { Name: nameof(IGrainFactory.GetGrain), IsGenericMethod: true } && args is [string key, null]
            ? _find(targetMethod.GetGenericArguments()[0], key)
            : throw new NotSupportedException($"{targetMethod} is not what a door should call");
}
