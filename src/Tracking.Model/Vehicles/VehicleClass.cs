namespace Tracking.Model.Vehicles;

/// <summary>
/// The class that decides which limits hold for a vehicle (两客一危一重 and the classes watched beside them).
/// </summary>
public enum VehicleClass
{
    /// <summary>Any vehicle that no other class names.</summary>
    Other = 0,

    /// <summary>Scheduled long-distance passenger coach (班线客车).</summary>
    Coach = 1,

    /// <summary>Tour or charter coach (旅游包车).</summary>
    TourCoach = 2,

    /// <summary>Vehicle carrying dangerous goods (危险货物运输车).</summary>
    Hazmat = 3,

    /// <summary>Ordinary freight vehicle of 12 t or more (重型载货汽车).</summary>
    HeavyTruck = 4,

    /// <summary>Semi-trailer tractor (半挂牵引车).</summary>
    SemiTrailerTractor = 5,

    /// <summary>School bus (校车).</summary>
    SchoolBus = 6,

    /// <summary>Van of up to nine seats (面包车).</summary>
    Van = 7,
}
