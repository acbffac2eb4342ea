namespace Orleans;

/// <summary>Declares an <see cref="IConverter{TValue, TSurrogate}"/>; only the real packages use it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterConverterAttribute : Attribute;
