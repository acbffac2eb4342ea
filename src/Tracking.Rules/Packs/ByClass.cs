using Tracking.Model.Vehicles;

namespace Tracking.Rules.Packs;

/// <summary>An option by vehicle class, made ready for a look-up at every fix.</summary>
internal sealed class ByClass<T>
{
    private readonly T[] _values;

    /// <param name="option">The option: a value for every class, as <see cref="OptionRanges"/> checks.</param>
    /// <param name="convert">From the option's unit to the rule's.</param>
    public ByClass(IReadOnlyDictionary<string, double> option, Func<double, T> convert)
    {
        var classes = Enum.GetValues<VehicleClass>();
        _values = new T[classes.Max(static vehicleClass => (int)vehicleClass) + 1];
        foreach (var vehicleClass in classes)
        {
            _values[(int)vehicleClass] = convert(option[vehicleClass.Code()]);
        }
    }

    public T this[VehicleClass vehicleClass] => _values[(int)vehicleClass];
}
