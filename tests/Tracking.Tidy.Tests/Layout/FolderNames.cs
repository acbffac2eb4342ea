using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Layout;

/// <summary>Folders are features. One named after a kind of thing gathers what changes for unrelated reasons.</summary>
internal static class FolderNames
{
    private static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "Models", "Helpers", "Utils", "Utilities", "Interfaces", "Services", "Common", "Misc", "Extensions", "Managers",
        "Enums", "Exceptions", "Dtos",
    };

    public static IEnumerable<Violation> Find(Checkout checkout) =>
        from folder in checkout.Files.Select(static file => file.Folder).Distinct()
        where Kinds.Contains(Paths.NameOf(folder))
        select new Violation(
            folder, 1, "",
            $"'{Paths.NameOf(folder)}' names a kind: name the feature, or put each file with its feature");
}
