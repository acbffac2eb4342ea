namespace Tracking.Cli.Simulate.Roads;

/// <summary>What kind of road it is: how fast one drives there, in km/h.</summary>
internal enum RoadKind
{
    /// <summary>Between provinces; vehicles of this fleet drive 80 to 100.</summary>
    Motorway = 90,

    /// <summary>Between a city and the towns around it.</summary>
    Road = 60,

    /// <summary>Inside a town.</summary>
    Street = 35,
}
