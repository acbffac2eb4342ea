namespace Tracking.Contracts.Fleets;

/// <summary>What a registration did.</summary>
/// <param name="Registered">How many vehicles were not registered before.</param>
/// <param name="IsOverLimit">
/// Nothing was registered: the company would have had more than <paramref name="Limit"/> vehicles.
/// </param>
/// <param name="Limit">The most vehicles a company may have.</param>
[GenerateSerializer]
[Alias("tracking.RegistrationResult")]
[Immutable]
public sealed record RegistrationResult(
    [property: Id(0)] int Registered,
    [property: Id(1)] bool IsOverLimit,
    [property: Id(2)] int Limit);
