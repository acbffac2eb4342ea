using Tracking.Model.Vehicles;

namespace Tracking.Storage.Vehicles;

/// <summary>Which vehicles are meant: those for which all that is set holds.</summary>
public sealed record VehicleFilter
{
    /// <summary>Every vehicle.</summary>
    public static VehicleFilter All { get; } = new();

    /// <summary>The beginning of the id, or null.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>The company, or null.</summary>
    public string? Company { get; init; }

    /// <summary>The class, or null.</summary>
    public VehicleClass? Class { get; init; }

    /// <summary>A region, of any level, in which the live position lies, or null.</summary>
    public string? Region { get; init; }

    /// <summary>Whether an alert must be open.</summary>
    public bool HasOpenAlert { get; init; }

    /// <summary>The rule of an alert that must be open, or null for any rule.</summary>
    public string? OpenAlertRule { get; init; }

    /// <summary>Whether it asks for an open alert.</summary>
    public bool AsksForAlert => HasOpenAlert || OpenAlertRule is not null;

    /// <summary>The vehicles of a company; all when it is null.</summary>
    public static VehicleFilter OfCompany(string? company) => company is null ? All : new() { Company = company };
}
