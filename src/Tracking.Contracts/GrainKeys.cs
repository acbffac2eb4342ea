using Tracking.Model.Drivers;
using Tracking.Model.Vehicles;

namespace Tracking.Contracts;

/// <summary>
/// How names become grain keys. Every key begins with a word: Orleans' ADO.NET storage takes a key that reads as a
/// hexadecimal number for that number, so that <c>1</c> and <c>01</c> would share one row.
/// </summary>
public static class GrainKeys
{
    private const string VehiclePrefix = "vehicle/";
    private const string RegionPrefix = "region/";
    private const string FleetPrefix = "fleet/";
    private const string DriverPrefix = "driver/";

    /// <summary>The key of a vehicle's grain.</summary>
    public static string Vehicle(VehicleId id) => VehiclePrefix + id.Value;

    /// <summary>The vehicle whose grain has this key.</summary>
    public static VehicleId VehicleOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return VehicleId.Parse(key[VehiclePrefix.Length..]);
    }

    /// <summary>The key of a driver's grain.</summary>
    public static string Driver(DriverId id) => DriverPrefix + id.Value;

    /// <summary>The driver whose grain has this key.</summary>
    public static DriverId DriverOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return DriverId.Parse(key[DriverPrefix.Length..]);
    }

    /// <summary>The key of a region's grain.</summary>
    public static string Region(string code) => RegionPrefix + code;

    /// <summary>The code of the region whose grain has this key.</summary>
    public static string RegionOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key[RegionPrefix.Length..];
    }

    /// <summary>The key of a company's grain; the empty name is the vehicles that nobody answers for.</summary>
    public static string Fleet(string company) => FleetPrefix + company;

    /// <summary>The company whose grain has this key.</summary>
    public static string FleetOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key[FleetPrefix.Length..];
    }
}
