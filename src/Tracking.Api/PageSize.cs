using Tracking.Api.Errors;

namespace Tracking.Api;

/// <summary>How many entries a page holds, the same for every list of the API.</summary>
internal static class PageSize
{
    private const int Default = 100;
    private const int Maximum = 1_000;

    public static int Of(uint asked) => asked switch
    {
        0 => Default,
        <= Maximum => (int)asked,
        _ => throw ApiError.InvalidArgument($"page_size is {asked}; 1 to {Maximum} are allowed"),
    };
}
