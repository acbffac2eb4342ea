namespace Tracking.Cli.Tests.Running;

/// <summary>JSON that a test writes on several lines, because it is long, as the program writes it: on one.</summary>
internal static class OneLine
{
    public static string Of(string json) => json.ReplaceLineEndings("");
}
