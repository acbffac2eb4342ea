using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Calls;

/// <summary>Makes references, preparing each interface on first use.</summary>
internal sealed class GrainReferenceFactory(GrainRuntime runtime)
{
    private static readonly ConcurrentDictionary<Type, Dictionary<MethodInfo, GrainMethod>> Interfaces = new();

    internal GrainRuntime Runtime => runtime;

    public object Create(Type interfaceType, ICallTarget target)
    {
        var methods = Interfaces.GetOrAdd(interfaceType, Prepare);
        var reference = DispatchProxy.Create(interfaceType, typeof(GrainReferenceProxy));
        ((GrainReferenceProxy)reference).Bind(this, target, methods);
        return reference;
    }

    private static Dictionary<MethodInfo, GrainMethod> Prepare(Type interfaceType)
    {
        if (!interfaceType.IsInterface)
        {
            throw new ArgumentException($"{interfaceType} is not an interface.", nameof(interfaceType));
        }

        return interfaceType.GetInterfaces().Append(interfaceType)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.IsAbstract)
            .ToDictionary(method => method, GrainMethodFactory.Create);
    }
}
