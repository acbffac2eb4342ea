using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Packs;

/// <summary>Checks a rule's options against the ranges that their properties declare.</summary>
internal static class OptionRanges
{
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range, or a class has no value or is
    /// unknown.</exception>
    public static void Check(object options)
    {
        foreach (var property in options.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<OptionRangeAttribute>() is not { } range)
            {
                continue;
            }

            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            switch (property.GetValue(options))
            {
                case IReadOnlyDictionary<string, double> byClass:
                    CheckClasses(name, byClass, range);
                    break;
                case { } value:
                    Check(name, Convert.ToDouble(value, CultureInfo.InvariantCulture), range);
                    break;
            }
        }
    }

    private static void CheckClasses(
        string name, IReadOnlyDictionary<string, double> byClass, OptionRangeAttribute range)
    {
        foreach (var code in VehicleClasses.AllCodes)
        {
            Check($"{name}.{code}", byClass.GetValueOrDefault(code, double.NaN), range);
        }

        if (byClass.Keys.FirstOrDefault(static code => !VehicleClasses.TryParse(code, out _)) is { } unknown)
        {
            throw new ArgumentOutOfRangeException($"{name}.{unknown}", "there is no such vehicle class");
        }
    }

    private static void Check(string name, double value, OptionRangeAttribute range)
    {
        if (!(value >= range.Minimum && value <= range.Maximum))
        {
            throw new ArgumentOutOfRangeException(
                name,
                value,
                string.Create(CultureInfo.InvariantCulture, $"must be from {range.Minimum} to {range.Maximum} {range.Unit}").TrimEnd());
        }
    }
}
