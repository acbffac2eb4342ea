using System.Reflection;

namespace Tracking.Compat.Orleans.Tests.Silos;

/// <summary>Which of the two builds runs.</summary>
internal static class Build
{
    private static readonly string Kind = typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "TrackingBuild").Value!;

    public static void SkipUnlessStandIns(string reason) => Assert.SkipUnless(Kind == "stand-ins", reason);
}
