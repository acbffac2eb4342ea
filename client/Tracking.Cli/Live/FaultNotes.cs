using Spectre.Console;
using Tracking.Cli.Output;
using Tracking.Client.Connections;

namespace Tracking.Cli.Live;

/// <summary>Tells a person why nothing goes out, once for each reason in a row: a sender tries for ever.</summary>
internal sealed class FaultNotes(HumanOutput human)
{
    private string _last = "";

    public void Tell(TrackingException fault)
    {
        var reason = fault.Reason ?? fault.Code.ToString();
        if (reason != _last)
        {
            _last = reason;
            human.Note($"waiting: {fault.Message} ({reason}); trying again", Color.Yellow);
        }
    }

    /// <summary>Something went out: the next fault is news again.</summary>
    public void Forget() => _last = "";
}
