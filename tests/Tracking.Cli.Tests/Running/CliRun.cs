using System.Text;
using System.Text.Json;
using Tracking.Cli.Running;
using Tracking.Cli.Tests.Serving;

namespace Tracking.Cli.Tests.Running;

/// <summary>One run of the program in this process, and what it left behind.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    // A run that never ends must fail its test, not stop all of them.
    private static readonly TimeSpan SafetyNet = TimeSpan.FromMinutes(1);

    /// <summary>Standard output's lines.</summary>
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one JSON document on standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Assert.Single(Lines)).RootElement;

    public static Task<CliRun> AgainstAsync(FakeServer server, params string[] args) =>
        StartAsync(new CliSurroundings(), CancellationToken.None, ["--server", server.Address.ToString(), .. args]);

    public static Task<CliRun> WithoutServerAsync(params string[] args) =>
        StartAsync(new CliSurroundings(), CancellationToken.None, args);

    public static async Task<CliRun> StartAsync(
        CliSurroundings surroundings,
        CancellationToken interrupt,
        params string[] args)
    {
        using var terminal = new Terminal
        {
            Out = surroundings.Out,
            Error = surroundings.Error,
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(surroundings.Input)),
            Environment = name => surroundings.Variables.GetValueOrDefault(name),
            Time = surroundings.Time,
            ErrorIsTerminal = surroundings.IsTerminal,
        };
        var exitCode = await App.RunAsync(args, terminal, interrupt).WaitAsync(SafetyNet, TimeProvider.System);
        return new CliRun(exitCode, surroundings.Out.ToString(), surroundings.Error.ToString());
    }
}
