using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Mirrors;

/// <summary>How many test files lie where the reader of a source file looks for them.</summary>
internal static class MirroredTests
{
    public const string Prefix = "mirror/";

    public static IEnumerable<Figure> Measure(Checkout checkout)
    {
        var map = new TestMap(checkout);
        var tests = map.Mirroring.ToList();
        var astray = tests.Where(test => !map.HasSource(test)).Select(static test => test.Path).ToList();
        if (tests.Count > 0)
        {
            yield return new Figure(
                $"{Prefix}percent", 100 * (tests.Count - astray.Count) / tests.Count, 85, IsLowerBetter: false,
                "no source file of the same place and name: " + string.Join(", ", astray));
        }
    }
}
