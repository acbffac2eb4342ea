using Tracking.Model.Vehicles;
using Tracking.V1;
using VehicleCount = Tracking.Storage.Vehicles.VehicleCount;

namespace Tracking.Api.Vehicles;

/// <summary>Counts of vehicles, each added to every region that it lies in.</summary>
internal static class VehicleCounts
{
    public static CountVehiclesResponse ToMessage(IReadOnlyList<VehicleCount> counts)
    {
        var sums = new SortedDictionary<(string Region, string Class), ulong>();
        foreach (var count in counts)
        {
            foreach (var region in count.Regions.Regions().Select(static region => region.Code).DefaultIfEmpty(""))
            {
                var key = (region, count.Class.Code());
                sums[key] = sums.GetValueOrDefault(key) + (ulong)count.Count;
            }
        }

        var response = new CountVehiclesResponse { Total = (ulong)counts.Sum(static count => count.Count) };
        response.Counts.AddRange(sums.Select(static sum => new V1.VehicleCount
        {
            RegionCode = sum.Key.Region, VehicleClass = sum.Key.Class, Count = sum.Value,
        }));
        return response;
    }
}
