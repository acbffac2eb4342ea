using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Tracking.Compat.Grpc.Tests.Server.Handlers;

/// <summary>Stands before Kestrel's own guards, which over HTTP/2 can be set but not read.</summary>
internal sealed class GuardFeatures : IHttpMinRequestBodyDataRateFeature, IHttpMaxRequestBodySizeFeature
{
    public MinDataRate? MinDataRate { get; set; } = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    public bool IsReadOnly => false;

    public long? MaxRequestBodySize { get; set; } = 30_000_000;
}
