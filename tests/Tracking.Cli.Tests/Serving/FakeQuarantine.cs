using Grpc.Core;
using Tracking.V1;

namespace Tracking.Cli.Tests.Serving;

internal sealed class FakeQuarantine : V1.Quarantine.QuarantineBase
{
    public List<QuarantinedRow> Rows { get; } = [];

    /// <summary>The last filter that was asked with.</summary>
    public QuarantineFilter? Filter { get; private set; }

    /// <summary>Breaks an export off after the rows.</summary>
    public RpcException? BreakOff { get; set; }

    public override Task<ListRowsResponse> ListRows(ListRowsRequest request, ServerCallContext context)
    {
        Filter = request.Filter;
        var isFirst = request.PageToken.Length == 0;
        return Task.FromResult(new ListRowsResponse
        {
            Rows = { isFirst ? Rows.Take(1) : Rows.Skip(1) },
            NextPageToken = isFirst ? "1" : "",
        });
    }

    public override async Task Export(
        ExportRequest request, IServerStreamWriter<QuarantinedRow> responseStream, ServerCallContext context)
    {
        Filter = request.Filter;
        foreach (var row in Rows)
        {
            await responseStream.WriteAsync(row);
        }

        if (BreakOff is not null)
        {
            throw BreakOff;
        }
    }

    public override Task<CountRowsResponse> CountRows(CountRowsRequest request, ServerCallContext context) =>
        Task.FromResult(new CountRowsResponse { Rejected = { ["unknown_vehicle"] = 12_345, ["malformed_row"] = 2 } });
}
