using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tracking.Model.Positions;

namespace Tracking.Model.Alerts;

/// <summary>
/// The identity of an alert, derived from what it is about, so that judging the same facts again gives the same alert:
/// 32 hexadecimal digits, the first half of SHA-256 over subject, rule, object and the episode's start.
/// </summary>
public readonly record struct AlertId
{
    private const int Digits = 32;
    private readonly string? _value;

    private AlertId(string value) => _value = value;

    /// <summary>The 32 lower-case hexadecimal digits.</summary>
    public string Value => _value ?? throw new InvalidOperationException("a default AlertId names no alert");

    /// <summary>The id of the episode of <paramref name="rule"/> that began at <paramref name="start"/>.</summary>
    /// <param name="subject">Whom it is about: a vehicle or a driver.</param>
    /// <param name="rule">The rule's id.</param>
    /// <param name="alertObject">The fence, region or road, or null where the rule has none.</param>
    /// <param name="start">The episode's start.</param>
    public static AlertId Of(string subject, string rule, string? alertObject, DeviceTime start)
    {
        // The separator cannot occur in any part, so no two different quadruples give one text.
        var text = string.Join('\n', subject, rule, alertObject ?? "",
            start.UnixMilliseconds.ToString(CultureInfo.InvariantCulture));
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return new AlertId(Convert.ToHexStringLower(digest.AsSpan(0, Digits / 2)));
    }

    /// <summary>
    /// Takes back what <see cref="Value"/> gave; false when it is not 32 lower-case hexadecimal digits.
    /// </summary>
    public static bool TryParse(string? text, out AlertId id)
    {
        var valid = text is { Length: Digits } && text.All(char.IsAsciiHexDigitLower);
        id = valid ? new AlertId(text!) : default;
        return valid;
    }

    /// <summary>Takes back what <see cref="Value"/> gave.</summary>
    /// <exception cref="FormatException">Not 32 lower-case hexadecimal digits.</exception>
    public static AlertId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an alert id");

    /// <summary>The 32 digits.</summary>
    public override string ToString() => Value;
}
