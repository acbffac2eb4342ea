using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Client.Connections;

namespace Tracking.Cli.Running;

/// <summary>One run of a command: what was asked, where the answer goes, and the connection to the server.</summary>
internal sealed class Invocation : IDisposable
{
    private readonly Lazy<TrackingConnection> _connection;
    private readonly ParseResult _parsed;

    public Invocation(Terminal terminal, GlobalOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        _parsed = parsed;
        Terminal = terminal;
        CancellationToken = cancellationToken;
        IsJson = parsed.GetValue(options.Json);
        Server = parsed.GetRequiredValue(options.Server);
        Json = new JsonOutput(terminal.Out);
        Human = new HumanOutput(terminal);
        _connection = new Lazy<TrackingConnection>(() => TrackingConnection.Open(Server));
    }

    public Terminal Terminal { get; }

    public CancellationToken CancellationToken { get; }

    public bool IsJson { get; }

    public Uri Server { get; }

    public JsonOutput Json { get; }

    public HumanOutput Human { get; }

    public TrackingConnection Connection => _connection.Value;

    public T Get<T>(Argument<T> argument) => _parsed.GetRequiredValue(argument);

    public T? Get<T>(Option<T> option) => _parsed.GetValue(option);

    /// <summary>Whether the option was given, with or without a value.</summary>
    public bool Has(Option option) => _parsed.GetResult(option) is { Implicit: false };

    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            _connection.Value.Dispose();
        }
    }
}
