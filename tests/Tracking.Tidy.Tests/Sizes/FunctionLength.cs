using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Sizes;

/// <summary>No function is longer than a screen.</summary>
internal static class FunctionLength
{
    public const int MaximumLines = 70;

    public static IEnumerable<Violation> Find(Checkout checkout) =>
        from file in checkout.Sources
        from function in Function.In(file)
        where function.Length > MaximumLines
        select new Violation(
            file.Path, function.Line, function.Name,
            $"{function.Name} has {function.Length} lines, at most {MaximumLines}: make functions of its steps");
}
