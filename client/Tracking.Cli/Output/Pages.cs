using Tracking.Cli.Running;

namespace Tracking.Cli.Output;

/// <summary>Reads lists that come in pages to their end.</summary>
internal static class Pages
{
    /// <summary>The most the server gives at once: the fewest round trips.</summary>
    public const int Size = 1000;

    public static async IAsyncEnumerable<T> ReadAsync<T>(Func<string, Task<Page<T>>> pageAfter)
    {
        var token = "";
        do
        {
            var page = await pageAfter(token);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if (page.NextToken.Length > 0 && page.NextToken == token)
            {
                throw new FailedException(
                    "protocol_breach", $"the server broke the protocol: page token '{token}' leads to itself");
            }

            token = page.NextToken;
        }
        while (token.Length > 0);
    }
}
