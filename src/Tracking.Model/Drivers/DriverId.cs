using Tracking.Model.Vehicles;

namespace Tracking.Model.Drivers;

/// <summary>
/// A driver's key: a registered one of 1 to 64 letters, digits and <c>- _ . :</c>, or <c>unknown@vehicle</c>, who drives
/// that vehicle whenever nobody is signed on at it.
/// </summary>
public readonly record struct DriverId
{
    /// <summary>The longest registered id, in characters.</summary>
    public const int MaximumLength = VehicleId.MaximumLength;

    private const string UnknownPrefix = "unknown@";

    private readonly string? _value;

    private DriverId(string value) => _value = value;

    /// <summary>The key's text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("a default DriverId names no driver");

    /// <summary>The vehicle that an unknown driver drives; null for one who is registered.</summary>
    public VehicleId? UnknownAt =>
        Value.StartsWith(UnknownPrefix, StringComparison.Ordinal) ? VehicleId.Parse(Value[UnknownPrefix.Length..]) : null;

    /// <summary>Whoever drives the vehicle while nobody is signed on.</summary>
    public static DriverId Unknown(VehicleId vehicle) => new(UnknownPrefix + vehicle.Value);

    /// <summary>
    /// Makes the id of a registered driver; false when empty, too long, or with a character outside letters, digits and
    /// <c>- _ . :</c>.
    /// </summary>
    public static bool TryParse(string? text, out DriverId id)
    {
        var valid = VehicleId.TryParse(text, out _);
        id = valid ? new DriverId(text!) : default;
        return valid;
    }

    /// <summary>As <see cref="TryParse"/>, and takes <c>unknown@vehicle</c> too.</summary>
    public static bool TryParseAny(string? text, out DriverId id)
    {
        var isUnknown = text is not null && text.StartsWith(UnknownPrefix, StringComparison.Ordinal);
        if (isUnknown && VehicleId.TryParse(text![UnknownPrefix.Length..], out _))
        {
            id = new DriverId(text);
            return true;
        }

        return TryParse(text, out id);
    }

    /// <summary>Takes back what <see cref="Value"/> gave.</summary>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public static DriverId Parse(string text) =>
        TryParseAny(text, out var id) ? id : throw new FormatException($"'{text}' cannot be a driver id");

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
