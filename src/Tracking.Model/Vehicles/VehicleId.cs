namespace Tracking.Model.Vehicles;

/// <summary>
/// A registered vehicle's key. For Chinese vehicles the plate and its colour code as JT/T 809 writes them
/// (<c>甘A12345-2</c>); any other text of 1 to 64 letters, digits and <c>- _ . :</c> elsewhere.
/// </summary>
public readonly record struct VehicleId
{
    /// <summary>
    /// The longest id, in characters: room for any plate with its colour and for fleet numbers, and a bound on keys.
    /// </summary>
    public const int MaximumLength = 64;

    private readonly string? _value;

    private VehicleId(string value) => _value = value;

    /// <summary>The key's text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("a default VehicleId names no vehicle");

    /// <summary>
    /// Makes an id; false when empty, too long, or with a character outside letters, digits and <c>- _ . :</c>.
    /// </summary>
    public static bool TryParse(string? text, out VehicleId id)
    {
        var valid = text is { Length: > 0 and <= MaximumLength } && text.All(IsAllowed);
        id = valid ? new VehicleId(text!) : default;
        return valid;
    }

    /// <summary>Makes an id.</summary>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public static VehicleId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' cannot be a vehicle id");

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;

    private static bool IsAllowed(char character) =>
        char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or ':';
}
