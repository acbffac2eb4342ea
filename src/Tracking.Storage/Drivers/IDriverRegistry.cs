using Tracking.Model.Drivers;

namespace Tracking.Storage.Drivers;

/// <summary>The registered drivers.</summary>
public interface IDriverRegistry
{
    /// <summary>The driver, or null.</summary>
    Task<Driver?> FindAsync(DriverId id, CancellationToken cancellationToken);

    /// <summary>Registers drivers or replaces what was registered for them; durable when the task returns.</summary>
    /// <returns>How many of them were new.</returns>
    Task<int> RegisterAsync(IReadOnlyList<Driver> drivers, CancellationToken cancellationToken);

    /// <summary>A page of drivers by id.</summary>
    Task<IReadOnlyList<Driver>> ListAsync(DriverQuery query, CancellationToken cancellationToken);
}
