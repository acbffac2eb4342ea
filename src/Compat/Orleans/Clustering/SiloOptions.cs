namespace Orleans.Configuration;

/// <summary>The name of the silo; accepted and not used in one process.</summary>
public class SiloOptions
{
    public string? SiloName { get; set; }
}
