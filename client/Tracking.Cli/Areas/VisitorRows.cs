using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Areas;

/// <summary>Vehicles that were in an area, with their first and last position in it.</summary>
internal static class VisitorRows
{
    public static async Task ListAsync(Invocation invocation, ListVisitorsRequest request)
    {
        var rows = new Rows<Visitor>(
            invocation,
            static () => new HumanTable(["vehicle", "class", "company", ">positions", "first (UTC)", .. Fix.Headings]),
            static (table, visitor) => table.Add(
            [
                visitor.Registration.VehicleId,
                visitor.Registration.VehicleClass,
                visitor.Registration.Company,
                HumanTable.Whole((long)visitor.FixesInside),
                HumanTable.Instant(visitor.First.Position.DeviceTime),
                .. Fix.Cells(visitor.Last),
            ]),
            Write);
        await foreach (var visitor in Pages.ReadAsync(token => PageAsync(invocation, request, token)))
        {
            await rows.AddAsync(visitor);
        }

        await rows.EndAsync("visitor", "visitors");
    }

    // The members of its last position in the area stand where those of a live position do.
    private static void Write(Utf8JsonWriter json, Visitor visitor)
    {
        json.Text("vehicle", visitor.Registration.VehicleId);
        json.Text("class", visitor.Registration.VehicleClass);
        json.TextOrNull("company", visitor.Registration.Company);
        json.Number("distance_m", visitor.LastDistanceM);
        Fix.Write(json, visitor.Last);
        json.WriteNumber("fixes_inside", visitor.FixesInside);
        Fix.Write(json, "first", visitor.First);
    }

    private static async Task<Page<Visitor>> PageAsync(
        Invocation invocation, ListVisitorsRequest request, string pageToken)
    {
        request.PageSize = Pages.Size;
        request.PageToken = pageToken;
        var page = await invocation.Connection.Vehicles.ListVisitorsAsync(
            request, cancellationToken: invocation.CancellationToken);
        return new Page<Visitor>(page.Visitors, page.NextPageToken);
    }
}
