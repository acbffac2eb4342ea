namespace Tracking.Compat.Orleans.Tests.Persistence;

/// <summary>The stored part of a <see cref="ProfileGrain"/>.</summary>
public sealed class ProfileState
{
    /// <summary>A text beyond ASCII in the tests.</summary>
    public string? Name { get; set; }

    /// <summary>A number.</summary>
    public int Visits { get; set; }
}
