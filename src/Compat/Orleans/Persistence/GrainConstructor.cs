using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Activations;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Persistence;

/// <summary>Constructs grains: persistent states by attribute, everything else from the container.</summary>
internal sealed class GrainConstructor
{
    private static readonly MethodInfo CreateMethod =
        typeof(GrainConstructor).GetMethod(nameof(CreateState), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ObjectFactory _factory;
    private readonly List<Func<GrainActivation, object>> _arguments = [];

    public GrainConstructor(Type grainType)
    {
        var parameters = grainType.GetConstructors()
            .OrderByDescending(constructor => constructor.GetParameters().Length)
            .FirstOrDefault()?.GetParameters() ?? [];
        var supplied = new List<Type>();
        foreach (var parameter in parameters)
        {
            if (FindSupplier(parameter) is { } supplier)
            {
                supplied.Add(parameter.ParameterType);
                _arguments.Add(supplier);
            }
        }

        _factory = ActivatorUtilities.CreateFactory(grainType, [.. supplied]);
    }

    public object Create(GrainActivation activation) =>
        _factory(activation.ActivationServices, [.. _arguments.Select(supplier => supplier(activation))]);

    private static Func<GrainActivation, object>? FindSupplier(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(IGrainContext))
        {
            return static activation => activation;
        }

        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is not { } attribute)
        {
            return null;
        }

        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new ArgumentException(
                $"Parameter {parameter.Name} of {parameter.Member.DeclaringType} has [PersistentState] and must "
                + "therefore be an IPersistentState<>.");
        }

        var name = attribute.StateName.Length > 0 ? attribute.StateName : parameter.Name!;
        var create = CreateMethod.MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<GrainActivation, string, string?, object>>();
        return activation => create(activation, name, attribute.StorageName);
    }

    private static object CreateState<TState>(GrainActivation activation, string name, string? storageName)
    {
        var services = activation.ActivationServices;
        var storage = string.IsNullOrWhiteSpace(storageName)
            ? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(storageName);
        if (storage is null)
        {
            throw new BadProviderConfigException(string.IsNullOrWhiteSpace(storageName)
                ? $"No default storage provider found loading grain type {activation.GrainId.Type}."
                : $"No storage provider named \"{storageName}\" found loading grain type {activation.GrainId.Type}.");
        }

        return new PersistentState<TState>(name, activation, storage);
    }
}
