using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Fences;

/// <summary>
/// Streams a GeoJSON file to the server in parts: a set of regions is larger than one message may be.
/// </summary>
internal static class GeoJsonUpload
{
    private const int PartBytes = 64 * 1024;

    public static Argument<string> CreateArgument() => new("FILE")
    {
        Description = "A GeoJSON FeatureCollection; - for standard input.",
    };

    /// <summary>The file for reading; fails before anything is sent when it is not there.</summary>
    public static Stream Open(Invocation invocation, string path) =>
        path == "-" ? invocation.Terminal.OpenInput() : InputFile.Open(path);

    /// <summary>Sends all of <paramref name="file"/> and waits for the answer.</summary>
    public static async Task<TAnswer> SendAsync<TAnswer>(
        AsyncClientStreamingCall<GeoJsonPart, TAnswer> call,
        Stream file,
        CancellationToken cancellationToken)
    {
        try
        {
            var buffer = new byte[PartBytes];
            int count;
            while ((count = await file.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await call.RequestStream.WriteAsync(
                    new GeoJsonPart { Content = ByteString.CopyFrom(buffer.AsSpan(0, count)) });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception fault) when (fault is RpcException or InvalidOperationException)
        {
            // The server refused before it had read all: the answer says why, better than the broken write does.
        }

        return await call.ResponseAsync;
    }
}
