namespace Tracking.Contracts.Fleets;

/// <summary>
/// One transport company; key <see cref="GrainKeys.Fleet"/>. Its vehicles are registered through it, one call at a
/// time, so that its limit on vehicles cannot be passed by two calls at once.
/// </summary>
[Alias("tracking.IFleetGrain")]
public interface IFleetGrain : IGrainWithStringKey
{
    /// <summary>
    /// Registers vehicles of the company or replaces what was registered for them; durable when the task returns.
    /// </summary>
    [Alias("Register")]
    Task<RegistrationResult> RegisterAsync(FleetVehicle[] vehicles);
}
