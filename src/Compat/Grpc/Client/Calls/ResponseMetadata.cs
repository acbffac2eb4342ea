using System.Net.Http.Headers;
using Grpc.Core;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>Headers or trailers of a response as the application sees them.</summary>
internal static class ResponseMetadata
{
    public static Metadata Of(HttpHeaders headers)
    {
        var metadata = new Metadata();

        // Not validated: that would parse, and two threads may ask at the same time.
        foreach (var (name, values) in headers.NonValidated)
        {
            if (!HeaderNames.IsResponseMetadata(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                MetadataValue.AddTo(metadata, name, value);
            }
        }

        return metadata;
    }
}
