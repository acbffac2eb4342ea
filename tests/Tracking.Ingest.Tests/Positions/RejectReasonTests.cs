using System.Reflection;
using Tracking.Ingest.Positions;

namespace Tracking.Ingest.Tests.Positions;

public class RejectReasonTests
{
    // Clients branch on these words, and the quarantine counts by them.
    [Fact]
    public void Words_AreThePublishedOnes() => Assert.Equal(
        [
            "coordinates_out_of_range", "heading_out_of_range", "invalid_vehicle_id", "malformed_row",
            "odometer_out_of_range", "speed_out_of_range", "time_missing", "unknown_vehicle", "year_out_of_range",
        ],
        typeof(RejectReason).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal));
}
