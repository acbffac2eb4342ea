using Orleans.Activations;
using Orleans.Calls;

namespace Orleans.Observers;

/// <summary>Makes objects that are not grains callable by grains.</summary>
internal sealed class ObserverRegistry(GrainRuntime runtime)
{
    private long _lastNumber;

    public object CreateReference(Type interfaceType, IGrainObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        if (observer is GrainReferenceProxy)
        {
            throw new ArgumentException("The argument is a reference already.", nameof(observer));
        }

        if (observer is Grain)
        {
            throw new ArgumentException("The argument is a grain: use AsReference.", nameof(observer));
        }

        if (!interfaceType.IsInstanceOfType(observer))
        {
            throw new ArgumentException($"The provided object must implement '{interfaceType}'.", nameof(observer));
        }

        if (RuntimeContext.Current is not null)
        {
            throw new InvalidOperationException("Cannot create a local object reference from a grain.");
        }

        var host = new ObserverHost(runtime, Interlocked.Increment(ref _lastNumber), observer);
        return runtime.References.Create(interfaceType, host);
    }

    public static void DeleteReference(IGrainObserver reference)
    {
        if (reference is not GrainReferenceProxy { Target: ObserverHost host } || !host.TryDelete())
        {
            throw new ArgumentException("Reference is not associated with a local object.", nameof(reference));
        }
    }
}
