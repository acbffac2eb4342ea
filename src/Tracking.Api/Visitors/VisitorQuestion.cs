using Tracking.Api.Areas;
using Tracking.Api.Errors;
using Tracking.Api.Positions;
using Tracking.Api.Vehicles;
using Tracking.Storage.Vehicles;
using Tracking.Storage.Visitors;
using Tracking.V1;
using Area = Tracking.Geo.Areas.Area;
using Visitor = Tracking.V1.Visitor;

namespace Tracking.Api.Visitors;

/// <summary>
/// Answers who was in an area. The log is walked in short stretches, each a read of its own, and by two questions at a
/// time: so half of the readers, and the gaps between stretches, stay free for look-ups that somebody waits for.
/// </summary>
internal sealed class VisitorQuestion(IVisitors visitors, IVehicleRegistry registry, VehicleFilters filters)
{
    /// <summary>
    /// Fixes looked at for one page: at most 2 s by the budget for one, which whoever waits still bears. The command for
    /// what one costs:
    /// <c>dotnet run -c Release --project tests/Tracking.Benchmarks -- visitors</c>.
    /// </summary>
    public const int FixesPerPage = 500_000;

    /// <summary>Fixes in one read: a fiftieth of a page, after which others get their turn.</summary>
    private const int FixesPerRead = 10_000;

    private const int QuestionsAtOnce = 2;

    private readonly SemaphoreSlim _turns = new(QuestionsAtOnce);

    public async Task<ListVisitorsResponse> ListAsync(ListVisitorsRequest request, CancellationToken cancellationToken)
    {
        var area = AreaMessages.ToArea(request.Area);
        var query = QueryOf(request, area);
        var response = new ListVisitorsResponse();
        await _turns.WaitAsync(cancellationToken);
        try
        {
            for (var left = FixesPerPage; left > 0;)
            {
                var page = await visitors.ListAsync(query, cancellationToken);
                response.Visitors.AddRange(page.Visitors.Select(visitor => ToMessage(visitor, area)));
                query = query with { Place = page.Next, Limit = query.Limit - page.Visitors.Count };
                left -= page.FixesRead;
                if (page.Next is null || query.Limit == 0)
                {
                    break;
                }
            }
        }
        finally
        {
            _turns.Release();
        }

        response.NextPageToken = query.Place is { } place ? VisitorToken.Of(place) : "";
        return response;
    }

    private VisitorQuery QueryOf(ListVisitorsRequest request, Area area)
    {
        var from = PositionMessages.ToDeviceTime(request.From) ?? throw ApiError.InvalidArgument("from is not set");
        var to = PositionMessages.ToDeviceTime(request.To) ?? throw ApiError.InvalidArgument("to is not set");
        if (from >= to)
        {
            throw ApiError.InvalidArgument($"from {from} is not before to {to}: nothing lies between them");
        }

        if (request.Filter is { } asked && (asked.RegionCode.Length > 0 || asked.HasOpenAlert || asked.OpenAlertRule.Length > 0))
        {
            throw ApiError.InvalidArgument(
                "filter.region_code, has_open_alert and open_alert_rule say how it is now, not how it was; leave them out");
        }

        return new VisitorQuery(
            area.Contains,
            from,
            to,
            filters.Of(request.Filter),
            VisitorToken.Parse(request.PageToken),
            PageSize.Of(request.PageSize),
            FixesPerRead);
    }

    private Visitor ToMessage(Storage.Visitors.Visitor visitor, Area area) => new()
    {
        Registration = VehicleMessages.ToMessage(registry.Find(visitor.Vehicle)!),
        First = PositionMessages.ToMessage(visitor.Vehicle, visitor.First),
        Last = PositionMessages.ToMessage(visitor.Vehicle, visitor.Last),
        FixesInside = (ulong)visitor.Fixes,
        LastDistanceM = area.Center.MetersTo(visitor.Last.Position.Point),
    };
}
