using Microsoft.Extensions.Logging.Console;

namespace Tracking.Silo.Logging;

/// <summary>The log of the console, limited so that a fault that repeats a thousand times a second can still be read.</summary>
internal static class LoggingSetup
{
    public static void AddTrackingLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        // Brings the console's options and formatters; its provider is then taken over by ours.
        logging.AddConsole();
        var console = logging.Services.Single(static service => service.ServiceType == typeof(ILoggerProvider));
        logging.Services.Remove(console);
        logging.Services.AddSingleton<ConsoleLoggerProvider>();
        logging.Services.AddSingleton<ILoggerProvider>(static services => new LimitedLoggerProvider(
            services.GetRequiredService<ConsoleLoggerProvider>(), new LogLimiter(TimeProvider.System)));
    }
}
