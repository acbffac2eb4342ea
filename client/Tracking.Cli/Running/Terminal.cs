using System.Text;

namespace Tracking.Cli.Running;

/// <summary>Everything a command touches outside itself and the server; a test hands in its own.</summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>What was asked for; with --json nothing but JSON.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>What a person should know beside it: progress, warnings, errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input, for the file name "-".</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Looks up an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>
    /// Whether a person sees <see cref="Error"/> as it is written: colours and progress bars are for people.
    /// </summary>
    public bool ErrorIsTerminal { get; init; }

    public static Terminal OfProcess() => new()
    {
        Out = Open(Console.OpenStandardOutput()),
        Error = Open(Console.OpenStandardError()),
        OpenInput = Console.OpenStandardInput,
        Environment = System.Environment.GetEnvironmentVariable,
        Time = TimeProvider.System,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
    }

    // Not Console.Out: that flushes at every call, which a track of a hundred thousand lines would feel.
    private static StreamWriter Open(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024);
}
