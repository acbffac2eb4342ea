using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Dependencies;

/// <summary>
/// A project shows its internals to its own tests only: anything else would be an arrow that nobody drew.
/// </summary>
internal static class FriendAssemblies
{
    public static IEnumerable<Violation> Find(Checkout checkout) =>
        from project in checkout.Projects
        from friend in project.Items("InternalsVisibleTo")
        where friend.Include != project.Name + AllowedReferences.TestSuffix
        select new Violation(
            project.File.Path, friend.Line, friend.Include,
            $"internals are for {project.Name}.Tests only, not {friend.Include}");
}
