using System.CommandLine;
using Tracking.Cli.Running;

namespace Tracking.Cli.Fences;

/// <summary>A file with one GeoJSON feature.</summary>
internal static class FeatureFile
{
    // What the server takes in one message; a larger fence goes by import.
    private const int MaximumCharacters = 4_000_000;

    public static Argument<string> CreateArgument() => new("FILE")
    {
        Description = "A GeoJSON Feature, or a FeatureCollection of one; - for standard input.",
    };

    public static async Task<string> ReadAsync(Invocation invocation, string path)
    {
        await using var file = GeoJsonUpload.Open(invocation, path);
        using var reader = new StreamReader(file);
        var buffer = new char[MaximumCharacters + 1];
        var count = await reader.ReadBlockAsync(buffer, invocation.CancellationToken);
        return count <= MaximumCharacters
            ? new string(buffer, 0, count)
            : throw new FailedException("file_too_large", $"{path} is too large for one fence; use fences import");
    }
}
