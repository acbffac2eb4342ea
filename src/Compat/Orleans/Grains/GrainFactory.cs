using Orleans.Observers;

namespace Orleans;

/// <summary>
/// The factory behind <see cref="IGrainFactory"/> and <see cref="IClusterClient"/>, which are one here.
/// </summary>
internal sealed class GrainFactory(GrainRuntime runtime, ObserverRegistry observers) : IClusterClient
{
    public IServiceProvider ServiceProvider => runtime.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)GetGrain(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)GetGrain(grainInterfaceType, grainPrimaryKey, null);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver =>
        (TGrainObserverInterface)observers.CreateReference(typeof(TGrainObserverInterface), obj);

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => ObserverRegistry.DeleteReference(obj);

    private object GetGrain(Type interfaceType, string key, string? classNamePrefix)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new ArgumentException("A grain key must not be empty.", nameof(key));
        }

        var catalog = runtime.Catalog;
        var grainClass = catalog.Classes.Get(interfaceType, classNamePrefix);
        return runtime.References.Create(interfaceType, catalog.CreateTarget(grainClass, key));
    }
}
