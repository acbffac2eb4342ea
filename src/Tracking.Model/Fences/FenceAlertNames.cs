namespace Tracking.Model.Fences;

/// <summary>What a fence raises, as documents and messages name it.</summary>
public static class FenceAlertNames
{
    private static readonly (FenceAlerts Alert, string Name)[] Names =
    [
        (FenceAlerts.Enter, "enter"),
        (FenceAlerts.Exit, "exit"),
        (FenceAlerts.NoGo, "no-go"),
    ];

    /// <summary>Every name, for messages.</summary>
    public static string All { get; } = string.Join(", ", Names.Select(static entry => entry.Name));

    /// <summary>The names of all that are set.</summary>
    public static IEnumerable<string> Of(FenceAlerts alerts) =>
        Names.Where(entry => alerts.HasFlag(entry.Alert)).Select(static entry => entry.Name);

    /// <summary>Reads one name.</summary>
    public static bool TryParse(string name, out FenceAlerts alert)
    {
        alert = Names.FirstOrDefault(entry => entry.Name == name).Alert;
        return alert != FenceAlerts.None;
    }
}
