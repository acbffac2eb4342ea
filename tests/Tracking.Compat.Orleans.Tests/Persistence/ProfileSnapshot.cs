using Orleans;

namespace Tracking.Compat.Orleans.Tests.Persistence;

/// <summary>What <see cref="IProfileGrain"/> knows about its state.</summary>
[GenerateSerializer]
[Immutable]
public sealed record ProfileSnapshot(
    [property: Id(0)] string? Name,
    [property: Id(1)] int Visits,
    [property: Id(2)] string? Etag,
    [property: Id(3)] bool RecordExists,
    [property: Id(4)] Guid Activation);
