namespace Orleans.Hosting;

/// <summary>Something that must be ready before the first grain, such as a storage provider.</summary>
internal interface ISiloParticipant
{
    Task StartAsync(CancellationToken cancellationToken);
}
