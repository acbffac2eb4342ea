using Tracking.Geo.Live;
using Tracking.Storage.Positions;

namespace Tracking.Ingest.Live;

/// <summary>Fills the live index from the heads index when the process starts; from then on the door keeps it.</summary>
internal static class LivePositions
{
    /// <summary>Heads in one read: some megabytes.</summary>
    private const int PageSize = 10_000;

    public static async Task LoadAsync(LiveIndex index, IVehicleHeads heads, CancellationToken cancellationToken)
    {
        IReadOnlyList<VehicleHead> page = [];
        do
        {
            page = await heads.ListAsync(page.Count == 0 ? null : page[^1].Vehicle, PageSize, cancellationToken);
            foreach (var head in page)
            {
                if (head.Live is { } live)
                {
                    index.Offer(head.Vehicle, live);
                }
            }
        }
        while (page.Count == PageSize);
    }
}
