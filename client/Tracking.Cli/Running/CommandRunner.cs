using System.CommandLine;
using Grpc.Core;
using Tracking.Client.Connections;

namespace Tracking.Cli.Running;

/// <summary>Runs the body of a command and turns every way it can end into an exit code and a sentence.</summary>
internal sealed class CommandRunner(Terminal terminal, GlobalOptions options)
{
    /// <summary>Gives a command its body, which returns the exit code.</summary>
    public void Attach(Command command, Func<Invocation, Task<int>> body) =>
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, body, cancellationToken));

    /// <summary>Gives a command a body that has done its work when it returns.</summary>
    public void Attach(Command command, Func<Invocation, Task> body) =>
        Attach(command, async invocation =>
        {
            await body(invocation);
            return ExitCodes.Ok;
        });

    private async Task<int> RunAsync(
        ParseResult parsed,
        Func<Invocation, Task<int>> body,
        CancellationToken cancellationToken)
    {
        using var invocation = new Invocation(terminal, options, parsed, cancellationToken);
        try
        {
            return await body(invocation);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever a call throws when it is cut off in the middle: the person knows why.
            return ExitCodes.Interrupted;
        }
        catch (BadUsageException fault)
        {
            await BadUsage.WriteAsync(terminal, parsed, [fault.Message]);
            return ExitCodes.BadUsage;
        }
        catch (RpcException fault)
        {
            await terminal.Error.WriteLineAsync(ErrorText.Of(invocation.Connection.Explain(fault)));
            return ExitCodes.Failed;
        }
        catch (Exception fault) when (ErrorText.IsKnown(fault))
        {
            await terminal.Error.WriteLineAsync(ErrorText.Of(fault));
            return ExitCodes.Failed;
        }
        finally
        {
            await terminal.Out.FlushAsync(CancellationToken.None);
            await terminal.Error.FlushAsync(CancellationToken.None);
        }
    }
}
