using System.CommandLine;
using System.CommandLine.Parsing;

namespace Tracking.Cli.Running;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    public const string ServerVariable = "TRACKING_SERVER";
    private const string DefaultServer = "http://127.0.0.1:5601";

    public GlobalOptions(Func<string, string?> environment)
    {
        Server = new Option<Uri>("--server")
        {
            Description = $"Address of the server; the environment's {ServerVariable} if not given.",
            HelpName = "URL",
            Recursive = true,
            CustomParser = static result => ParseServer(result, "--server", result.Tokens.Single().Value),
            DefaultValueFactory = result => environment(ServerVariable) is { Length: > 0 } variable
                ? ParseServer(result, ServerVariable, variable)
                : new Uri(DefaultServer),
        };
        Json = new Option<bool>("--json")
        {
            Description = "Print JSON and nothing else on standard output: one document, or one a line.",
            Recursive = true,
        };
    }

    public Option<Uri> Server { get; }

    public Option<bool> Json { get; }

    private static Uri ParseServer(ArgumentResult result, string origin, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.PathAndQuery == "/")
        {
            return address;
        }

        result.AddError($"{origin}: '{text}' is not an address such as {DefaultServer}.");
        return new Uri(DefaultServer);
    }
}
