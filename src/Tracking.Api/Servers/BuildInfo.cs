using System.Reflection;

namespace Tracking.Api.Servers;

/// <summary>What is running: its version, and which of the two builds it is.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="Build"><c>packages</c> with the real Orleans and gRPC packages, <c>stand-ins</c> without them.</param>
public sealed record BuildInfo(string Version, string Build)
{
    /// <summary>This program.</summary>
    public static BuildInfo Current { get; } = Read(typeof(BuildInfo).Assembly);

    private static BuildInfo Read(Assembly assembly)
    {
        var build = assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(static attribute => attribute.Key == "TrackingBuild").Value!;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return new BuildInfo(version.Split('+')[0], build);
    }
}
