using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Sizes;

/// <summary>No C# file is longer than a reader takes in at one sitting.</summary>
internal static class FileLength
{
    public const int MaximumLines = 400;

    public static IEnumerable<Violation> Find(Checkout checkout) =>
        checkout.Sources.Where(static file => file.LineCount > MaximumLines).Select(static file => new Violation(
            file.Path, MaximumLines + 1, "",
            $"{file.LineCount} lines, at most {MaximumLines}: move a part of its work to a file of its own"));
}
