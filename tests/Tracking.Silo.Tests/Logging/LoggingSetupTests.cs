using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Tracking.Silo.Logging;

namespace Tracking.Silo.Tests.Logging;

public sealed class LoggingSetupTests
{
    [Fact]
    public void AddTrackingLogging_WhateverWasThere_LeavesTheLimitedConsoleAlone()
    {
        var services = new ServiceCollection();
        services.AddLogging(static logging => logging.AddDebug().AddTrackingLogging());
        using var provider = services.BuildServiceProvider();

        Assert.IsType<LimitedLoggerProvider>(Assert.Single(provider.GetServices<ILoggerProvider>()));
        Assert.NotNull(provider.GetRequiredService<ConsoleLoggerProvider>());
    }

    [Fact]
    public void AddTrackingLogging_ConsoleSettings_StillApply()
    {
        var services = new ServiceCollection();
        services.AddLogging(static logging =>
        {
            logging.AddTrackingLogging();
            logging.AddFilter<LimitedLoggerProvider>("quiet", LogLevel.Error);
        });
        using var provider = services.BuildServiceProvider();

        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("quiet");

        Assert.False(logger.IsEnabled(LogLevel.Warning));
        Assert.True(logger.IsEnabled(LogLevel.Error));
    }
}
