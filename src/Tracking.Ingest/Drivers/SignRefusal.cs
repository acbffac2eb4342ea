namespace Tracking.Ingest.Drivers;

/// <summary>Why a sign-on or sign-off is refused.</summary>
public enum SignRefusal
{
    /// <summary>Its time is not in the years 2000 to 2099.</summary>
    YearOutOfRange = 1,

    /// <summary>The vehicle is not registered.</summary>
    UnknownVehicle = 2,

    /// <summary>The driver is not registered.</summary>
    UnknownDriver = 3,

    /// <summary>The driver or the vehicle has more of them within a month than anybody can mean.</summary>
    TooMany = 4,
}
