namespace Tracking.Model.Vehicles;

/// <summary>The text codes of <see cref="VehicleClass"/>, as files, commands and rule packs write them.</summary>
public static class VehicleClasses
{
    private static readonly (VehicleClass Class, string Code)[] Codes =
    [
        (VehicleClass.Other, "other"),
        (VehicleClass.Coach, "coach"),
        (VehicleClass.TourCoach, "tour-coach"),
        (VehicleClass.Hazmat, "hazmat"),
        (VehicleClass.HeavyTruck, "heavy-truck"),
        (VehicleClass.SemiTrailerTractor, "semi-trailer-tractor"),
        (VehicleClass.SchoolBus, "school-bus"),
        (VehicleClass.Van, "van"),
    ];

    /// <summary>Every code, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> AllCodes { get; } = [.. Codes.Select(static entry => entry.Code)];

    /// <summary>The code of a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a class of this version.</exception>
    public static string Code(this VehicleClass vehicleClass)
    {
        foreach (var entry in Codes)
        {
            if (entry.Class == vehicleClass)
            {
                return entry.Code;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(vehicleClass), vehicleClass, "not a vehicle class");
    }

    /// <summary>Whether its drivers are passenger drivers, for whom shorter hours hold (客运驾驶人).</summary>
    public static bool CarriesPassengers(this VehicleClass vehicleClass) =>
        vehicleClass is VehicleClass.Coach or VehicleClass.TourCoach;

    /// <summary>The class with this code; false when there is none.</summary>
    public static bool TryParse(string? code, out VehicleClass vehicleClass)
    {
        foreach (var entry in Codes)
        {
            if (entry.Code == code)
            {
                vehicleClass = entry.Class;
                return true;
            }
        }

        vehicleClass = default;
        return false;
    }
}
