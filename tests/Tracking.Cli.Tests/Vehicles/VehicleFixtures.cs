using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Tests.Running;
using Tracking.V1;

namespace Tracking.Cli.Tests.Vehicles;

/// <summary>Vehicles and positions as the server would answer them.</summary>
internal static class VehicleFixtures
{
    public static StoredPosition Fix(string vehicleId) => new()
    {
        Position = new Position
        {
            VehicleId = vehicleId,
            DeviceTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2018, 8, 4, 2, 29, 30, TimeSpan.Zero)),
            LatitudeDeg = 36.5,
            LongitudeDeg = 103.25,
        },
        ReceivedAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2018, 8, 4, 2, 29, 31, TimeSpan.Zero)),
        RegionCodes = { "620000" },
    };

    /// <summary>What <see cref="Fix"/> looks like as members of a JSON object.</summary>
    public static readonly string FixJson = OneLine.Of("""
        "time":"2018-08-04T02:29:30Z","lat":36.5,"lon":103.25,"speed_kmh":null,"heading":null,
        "odometer_km":null,"ignition":null,"emergency":null,"flags":[],"regions":["620000"],
        "received_at":"2018-08-04T02:29:31Z"
        """);

    public static Vehicle Listed(string vehicleId, string company = "") => new()
    {
        Registration = new VehicleRegistration { VehicleId = vehicleId, VehicleClass = "coach", Company = company },
    };
}
