using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Orleans.Hosting;

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed partial class SiloHostedService(
    GrainRuntime runtime,
    IEnumerable<IConfigurationValidator> validators,
    IEnumerable<ISiloParticipant> participants,
    ILogger<SiloHostedService> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var validator in validators)
        {
            validator.ValidateConfiguration();
        }

        foreach (var participant in participants)
        {
            await participant.StartAsync(cancellationToken);
        }

        runtime.Start();
        LogStarted();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await runtime.StopAsync(cancellationToken);
        LogStopped();
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Silo started: stand-ins for the Orleans packages, one process.")]
    private partial void LogStarted();

    [LoggerMessage(Level = LogLevel.Information, Message = "Silo stopped.")]
    private partial void LogStopped();
}
