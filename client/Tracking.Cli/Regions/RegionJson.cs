using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.V1;

namespace Tracking.Cli.Regions;

/// <summary>A region as members of a JSON object.</summary>
internal static class RegionJson
{
    public static void Write(Utf8JsonWriter json, Region region)
    {
        json.Text("code", region.Code);
        json.Text("name", region.Name);
        json.Text("level", region.Level);
        json.TextOrNull("parent", region.ParentCode);
    }
}
