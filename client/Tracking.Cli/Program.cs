using Tracking.Cli;
using Tracking.Cli.Running;

using var interrupt = new Interrupt();
using var terminal = Terminal.OfProcess();
return await App.RunAsync(args, terminal, interrupt.Token);
