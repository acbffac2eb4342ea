using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>One tick of a grain timer, queued like a call.</summary>
internal sealed class TimerTick(GrainTimer timer, GrainTimerCreationOptions options) : GrainCall
{
    internal override bool IsAlwaysInterleave => options.Interleave;

    internal override bool IsOneWay => true;

    internal override bool KeepsAlive => options.KeepAlive;

    internal override bool IsLocalOnly => true;

    public override string ToString() => "GrainTimer tick";

    internal override async Task RunAsync(ICallHost host)
    {
        try
        {
            ImportRequestContext();
            await timer.RunCallbackAsync();
        }
        finally
        {
            host.OnCompleted(this);
        }
    }

    internal override bool TryFail(Exception exception) => false;
}
