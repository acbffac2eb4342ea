using System.Reflection;

namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>
/// Which of the two builds runs. The few places where the stand-ins are stricter on purpose ask for it.
/// </summary>
internal static class Build
{
    public static bool IsStandIn { get; } = typeof(Build).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "TrackingBuild").Value == "stand-ins";
}
