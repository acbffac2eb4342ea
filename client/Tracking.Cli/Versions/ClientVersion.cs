using System.Reflection;
using System.Text.Json;

namespace Tracking.Cli.Versions;

/// <summary>What this program is: its version, and which of the two builds.</summary>
internal static class ClientVersion
{
    private static readonly Assembly Program = typeof(ClientVersion).Assembly;

    // The informational version carries the commit behind a plus sign, which is of no use to a person.
    public static string Version { get; } =
        Program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>"packages" with the real gRPC packages, "stand-ins" without them.</summary>
    public static string Build { get; } = Program.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "TrackingBuild").Value!;

    /// <summary>Writes the member "client" of the object being written.</summary>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("client");
        json.WriteString("version", Version);
        json.WriteString("build", Build);
        json.WriteEndObject();
    }
}
