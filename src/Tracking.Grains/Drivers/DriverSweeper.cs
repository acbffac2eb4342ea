using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracking.Grains.Sweeping;
using Tracking.Model.Drivers;
using Tracking.Storage.Drivers;

namespace Tracking.Grains.Drivers;

/// <summary>
/// Has every driver judged whose hours changed, by stored rows: a vehicle's commit and a sign-on write them in their own
/// transaction, so a crash between that and the judgement loses nothing. Changes of one driver within a round are one
/// judgement.
/// </summary>
internal sealed partial class DriverSweeper(
    DriverWaker drivers, IDriverJudgements judgements, TimeProvider clock, ILogger<DriverSweeper> logger)
    : BackgroundService
{
    /// <summary>How often it looks: a driver hears within seconds, and an idle system reads one index.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Drivers judged in one round; those who wait longest come first.</summary>
    internal const int BatchSize = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, clock);
            do
            {
                await SweepAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping: the rows stay for the next start.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            var due = await judgements.ListDueAsync(BatchSize, cancellationToken);
            await Waves.ForEachAsync(due, (driver, _) => JudgeAsync(driver), cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            LogSweepFailed(logger, error);
        }
    }

    private async ValueTask JudgeAsync(DriverId driver)
    {
        try
        {
            await drivers.JudgeAsync(driver);
        }
        catch (Exception error)
        {
            // One driver who cannot be judged must not keep the others waiting; his row stays.
            LogDriverFailed(logger, error, driver);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for drivers to judge failed; the next round tries again.")]
    private static partial void LogSweepFailed(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Driver {Driver} could not be judged; he is tried again.")]
    private static partial void LogDriverFailed(ILogger logger, Exception error, DriverId driver);
}
