using System.Globalization;

namespace Tracking.Compat.Grpc.Wire;

/// <summary>The header <c>grpc-timeout</c>: at most eight digits and a unit (H, M, S, m, u or n).</summary>
internal static class CallTimeout
{
    /// <summary>
    /// What eight digits of seconds can say; longer ones are cut to it, which is more than three years.
    /// </summary>
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(MaxDigits);

    private const int MaxDigits = 99_999_999;

    /// <summary>False when the header is malformed or not above zero; such a call has no deadline.</summary>
    public static bool TryParse(string? header, out TimeSpan timeout)
    {
        timeout = TimeSpan.Zero;
        if (header is not { Length: >= 2 }
            || !int.TryParse(header.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
        {
            return false;
        }

        double? seconds = header[^1] switch
        {
            'H' => amount * 3600d,
            'M' => amount * 60d,
            'S' => amount,
            'm' => amount / 1e3,
            'u' => amount / 1e6,
            'n' => amount / 1e9,
            _ => null,
        };
        if (seconds is null)
        {
            return false;
        }

        timeout = TimeSpan.FromSeconds(Math.Min(seconds.Value, MaxDigits));
        return timeout > TimeSpan.Zero;
    }

    /// <summary>
    /// In milliseconds while eight digits suffice, else in seconds; rounded up, so that a server never ends early.
    /// </summary>
    public static string Format(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero)
        {
            // The call is over already, but zero is not a legal value: the shortest that is.
            return "1n";
        }

        var (milliseconds, seconds) = (Math.Ceiling(timeout.TotalMilliseconds), Math.Ceiling(timeout.TotalSeconds));
        return milliseconds <= MaxDigits
            ? milliseconds.ToString("F0", CultureInfo.InvariantCulture) + "m"
            : Math.Min(seconds, MaxDigits).ToString("F0", CultureInfo.InvariantCulture) + "S";
    }
}
