using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Solution;

/// <summary>
/// The root holds what a newcomer needs and nothing else; what belongs to a part lies with that part.
/// </summary>
internal static class TopLevel
{
    private static readonly HashSet<string> Allowed =
        ["src", "tests", "silo", "client", "deploy", "Tracking.sln", "README.md", "LICENSE", "build.sh"];

    public static IEnumerable<Violation> Find(Checkout checkout) =>
    [
        .. checkout.TopLevel.Where(static entry => entry[0] != '.' && !Allowed.Contains(entry))
            .Select(static entry =>
                new Violation(entry, 1, "", "does not belong at the top: move it to the part it serves")),
        .. Allowed.Where(entry => !checkout.Exists(entry))
            .Select(static entry => new Violation(entry, 1, "", "is missing at the top")),
    ];
}
