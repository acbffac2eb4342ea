using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Activations;
using Orleans.Calls;
using Orleans.Configuration;
using Orleans.Observers;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The silo: what its parts share, and whether it runs.</summary>
internal sealed class GrainRuntime
{
    private volatile RunState _state;

    public GrainRuntime(
        IServiceProvider services,
        IOptions<SiloMessagingOptions> messagingOptions,
        IOptions<GrainCollectionOptions> collectionOptions,
        CallDeadlines deadlines,
        TimeProvider timeProvider,
        ILoggerFactory loggers)
    {
        Services = services;
        MessagingOptions = messagingOptions.Value;
        CollectionOptions = collectionOptions.Value;
        Deadlines = deadlines;
        TimeProvider = timeProvider;
        Logger = loggers.CreateLogger("Orleans.Grains");
        References = new GrainReferenceFactory(this);
        Catalog = new GrainCatalog(this);
        GrainFactory = new GrainFactory(this, new ObserverRegistry(this));
    }

    private enum RunState
    {
        NotStarted,
        Running,
        Stopping,
        Stopped,
    }

    public IServiceProvider Services { get; }

    public SiloMessagingOptions MessagingOptions { get; }

    public GrainCollectionOptions CollectionOptions { get; }

    public CallDeadlines Deadlines { get; }

    public TimeProvider TimeProvider { get; }

    public ILogger Logger { get; }

    public GrainReferenceFactory References { get; }

    public GrainCatalog Catalog { get; }

    public GrainFactory GrainFactory { get; }

    /// <summary>Whether calls may create activations: not while the silo stops.</summary>
    public bool AcceptsActivations => _state == RunState.Running;

    public void Start()
    {
        Deadlines.Start();
        Catalog.StartCollecting();
        _state = RunState.Running;
    }

    /// <summary>Ends every activation, within the time that <paramref name="cancellationToken"/> allows.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _state = RunState.Stopping;
        await Catalog.DeactivateAllAsync(cancellationToken);
        _state = RunState.Stopped;
        Deadlines.FailAll();
    }

    public void EnsureStarted()
    {
        switch (_state)
        {
            case RunState.NotStarted:
                throw new InvalidOperationException(
                    "The silo has not started: grains can be called once the host has.");
            case RunState.Stopped:
                throw new SiloUnavailableException("The silo has stopped: grains can no longer be called.");
        }
    }
}
