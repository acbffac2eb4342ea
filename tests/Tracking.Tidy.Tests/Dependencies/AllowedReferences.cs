namespace Tracking.Tidy.Tests.Dependencies;

/// <summary>
/// The arrows of the system: which project may reference which. A new project gets its line here and in
/// src/ARCHITECTURE.md; a new arrow is a decision.
/// </summary>
internal static class AllowedReferences
{
    /// <summary>Value types that everything of ours in src may use, the wire protocol apart.</summary>
    public const string Model = "Tracking.Model";

    public const string Protos = "Tracking.Protos";

    /// <summary>The host composes the system and is the only project that sees all of it.</summary>
    public const string Host = "Tracking.Silo";

    public const string Testing = "Tracking.Testing";

    public const string TestSuffix = ".Tests";

    /// <summary>
    /// Projects whose public members speak in terms of another, which whoever uses them must therefore use too.
    /// </summary>
    private static readonly Dictionary<string, string> Speech = new()
    {
        // The library hands out the generated clients, which take and give the generated messages.
        ["Tracking.Client"] = Protos,
    };

    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Tracking.Model"] = [],
        ["Tracking.Geo"] = [Model],
        ["Tracking.Rules"] = [Model, "Tracking.Geo"],
        ["Tracking.Protocol"] = [Model],
        ["Tracking.Protos"] = [],
        ["Tracking.Contracts"] = [Model],
        ["Tracking.Storage"] = [Model],
        ["Tracking.Ingest"] = [Model, "Tracking.Contracts", "Tracking.Geo", "Tracking.Storage"],
        ["Tracking.Grains"] = [Model, "Tracking.Contracts", "Tracking.Rules", "Tracking.Geo", "Tracking.Storage"],
        ["Tracking.Gateway"] = [Model, "Tracking.Protocol", "Tracking.Ingest", "Tracking.Contracts"],
        ["Tracking.Api"] = [Model, Protos, "Tracking.Ingest", "Tracking.Contracts", "Tracking.Geo", "Tracking.Storage"],
        ["Tracking.Dashboard"] = ["Tracking.Api"],
        ["Tracking.Compat.Orleans"] = [],
        ["Tracking.Compat.Grpc"] = [],
        ["Tracking.Client"] = [Protos],
        ["Tracking.Cli"] = ["Tracking.Client"],
        [Testing] = [Model],
        ["Tracking.Scenarios"] = ["Tracking.Client", Testing],
        // The stand-in's conformance covers the SQL of grain storage, which ships with the store.
        ["Tracking.Compat.Orleans.Tests"] = ["Tracking.Compat.Orleans", "Tracking.Storage", Testing],
        ["Tracking.RegionBuilder"] = [Model, "Tracking.Geo"],
        ["Tracking.Benchmarks"] = [Model, "Tracking.Geo", "Tracking.Rules", "Tracking.Storage", Testing],
        ["Tracking.Tidy.Tests"] = ["Tracking.Contracts", "Tracking.Grains", Testing],
    };

    /// <summary>What the project may reference; null when nobody has said.</summary>
    public static IReadOnlyCollection<string>? Of(string project) =>
        Arrows.TryGetValue(project, out var allowed) ? allowed
        : project.EndsWith(TestSuffix, StringComparison.Ordinal) ? [project[..^TestSuffix.Length], Testing]
        : null;

    /// <summary>The project that comes along with a reference to this one; null when none does.</summary>
    public static string? ComingWith(string project) => Speech.GetValueOrDefault(project);
}
