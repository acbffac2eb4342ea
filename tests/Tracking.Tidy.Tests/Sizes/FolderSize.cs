using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Sizes;

/// <summary>A folder holds no more files than a reader can keep apart.</summary>
internal static class FolderSize
{
    public const int MaximumFiles = 25;

    public static IEnumerable<Violation> Find(Checkout checkout) =>
        from folder in checkout.Files.GroupBy(static file => file.Folder)
        let count = folder.Count()
        where count > MaximumFiles
        select new Violation(
            folder.Key, 1, "", $"{count} files, at most {MaximumFiles}: find the features in it and give them folders");
}
