namespace Orleans;

/// <summary>Keeps activations of a grain class until the silo stops.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeepAliveAttribute : Attribute;
