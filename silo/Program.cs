using Orleans.Runtime;
using Tracking.Api.Servers;
using Tracking.Silo.Configuration;
using Tracking.Silo.Startup;
using Tracking.Storage;

if (args is ["--version"])
{
    Console.WriteLine($"Tracking {BuildInfo.Current.Version} ({BuildInfo.Current.Build})");
    return 0;
}

try
{
    await using var app = await SiloHost.BuildAsync(args);
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (error is ConfigurationException or StorageException or IOException
    or OrleansConfigurationException)
{
    // What the operator can mend is said in one line; anything else is a fault of ours and keeps its stack trace.
    await Console.Error.WriteLineAsync($"tracking: cannot start: {error.Message}");
    return 1;
}
