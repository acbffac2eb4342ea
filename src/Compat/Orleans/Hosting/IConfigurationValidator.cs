namespace Orleans;

/// <summary>Checks options when the silo starts.</summary>
public interface IConfigurationValidator
{
    /// <exception cref="Runtime.OrleansConfigurationException">The configuration cannot work.</exception>
    void ValidateConfiguration();
}
