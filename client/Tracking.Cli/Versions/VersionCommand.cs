using System.CommandLine;
using System.Text.Json;
using Grpc.Core;
using Tracking.Cli.Running;
using Tracking.Client.Connections;
using Tracking.V1;

namespace Tracking.Cli.Versions;

/// <summary>version: the client's version and build, and the server's when it answers.</summary>
internal static class VersionCommand
{
    // Somebody who asks for the client's version does not want to wait for a server that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(CommandRunner runner)
    {
        var command = new Command("version", "Show the version and build of this client and of the server.");
        runner.Attach(command, RunAsync);
        return command;
    }

    private static async Task RunAsync(Invocation invocation)
    {
        var (server, problem) = await AskAsync(invocation);
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json => Write(json, server));
        }
        else
        {
            await invocation.Human.LineAsync($"client  {ClientVersion.Version} ({ClientVersion.Build})");
            await invocation.Human.LineAsync(
                server is null ? $"server  {problem}" : $"server  {server.Version} ({server.Build})");
        }
    }

    private static async Task<(ServerInfo? Info, string Problem)> AskAsync(Invocation invocation)
    {
        using var patience = new CancellationTokenSource(Patience, invocation.Terminal.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, invocation.CancellationToken);
        try
        {
            var call = invocation.Connection.Info.GetServerInfoAsync(
                new GetServerInfoRequest(), cancellationToken: both.Token);
            return (await call, "");
        }
        catch (Exception fault) when (fault is RpcException or OperationCanceledException
            && patience.IsCancellationRequested
            && !invocation.CancellationToken.IsCancellationRequested)
        {
            return (null, $"no answer from {invocation.Server.Authority} in {Patience.TotalSeconds:0} s");
        }
        catch (RpcException fault) when (invocation.Connection.Explain(fault) is ServerUnreachableException nobody)
        {
            return (null, nobody.Message);
        }
    }

    private static void Write(Utf8JsonWriter json, ServerInfo? server)
    {
        ClientVersion.Write(json);
        if (server is null)
        {
            json.WriteNull("server");
            return;
        }

        json.WriteStartObject("server");
        json.WriteString("version", server.Version);
        json.WriteString("build", server.Build);
        json.WriteEndObject();
    }
}
