using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Api.Positions;
using Tracking.Model.Positions;
using Tracking.Storage.Quarantine;
using Tracking.V1;
using QuarantinedRow = Tracking.V1.QuarantinedRow;

namespace Tracking.Api.Quarantine;

/// <summary>Shows what was rejected.</summary>
internal sealed class QuarantineService(IQuarantine quarantine, LongCall longCall) : V1.Quarantine.QuarantineBase
{
    private const int ExportPage = 500;

    public override async Task<ListRowsResponse> ListRows(ListRowsRequest request, ServerCallContext context)
    {
        var limit = PageSize.Of(request.PageSize);
        var query = ToQuery(request.Filter) with { Limit = limit, Before = Token(request.PageToken) };
        var rows = await quarantine.ListAsync(query, context.CancellationToken);
        var response = new ListRowsResponse
        {
            NextPageToken = rows.Count < limit ? "" : rows[^1].Number.ToString(CultureInfo.InvariantCulture),
        };
        response.Rows.AddRange(rows.Select(ToMessage));
        return response;
    }

    public override Task Export(
        ExportRequest request, IServerStreamWriter<QuarantinedRow> responseStream, ServerCallContext context) =>
        longCall.RunAsync(
            context,
            responseStream,
            (responses, cancellationToken) => ExportAsync(request, responses, cancellationToken));

    public override async Task<CountRowsResponse> CountRows(CountRowsRequest request, ServerCallContext context)
    {
        var response = new CountRowsResponse();
        foreach (var (reason, count) in await quarantine.CountAsync(context.CancellationToken))
        {
            response.Rejected.Add(reason, (ulong)count);
        }

        return response;
    }

    private async Task ExportAsync(
        ExportRequest request, IServerStreamWriter<QuarantinedRow> responses, CancellationToken cancellationToken)
    {
        var query = ToQuery(request.Filter) with { Limit = ExportPage, After = 0 };
        while (true)
        {
            var rows = await quarantine.ListAsync(query, cancellationToken);
            foreach (var row in rows)
            {
                await responses.WriteAsync(ToMessage(row));
            }

            if (rows.Count < ExportPage)
            {
                return;
            }

            query = query with { After = rows[^1].Number };
        }
    }

    private static QuarantineQuery ToQuery(QuarantineFilter? filter) => new()
    {
        Reason = Given(filter?.Reason),
        Source = Given(filter?.Source),
        Vehicle = Given(filter?.VehicleId),
        From = ToReceivedAt(filter?.ReceivedFrom),
        To = ToReceivedAt(filter?.ReceivedTo),
        Limit = 1,
    };

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static ReceivedAt? ToReceivedAt(Timestamp? timestamp) =>
        PositionMessages.ToDeviceTime(timestamp) is { } time ? new ReceivedAt(time.UnixMilliseconds) : null;

    private static long? Token(string token) => token.Length == 0 ? null
        : long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw ApiError.InvalidArgument($"page_token '{token}' is not one that this server gave");

    private static QuarantinedRow ToMessage(StoredRow stored) => new()
    {
        Number = (ulong)stored.Number,
        ReceivedAt = PositionMessages.ToTimestamp(stored.Row.ReceivedAt),
        Source = stored.Row.Source,
        VehicleId = stored.Row.Vehicle,
        Reason = stored.Row.Reason,
        Problem = stored.Row.Problem,
        Line = (ulong)stored.Row.Line,
        Content = stored.Row.Content,
    };
}
