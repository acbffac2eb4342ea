using Tracking.Rules.Folding;
using Tracking.Rules.Packs;
using Tracking.Silo.Configuration;

namespace Tracking.Silo.Startup;

/// <summary>Loads the rule pack in force from the files beside the program.</summary>
internal static class RulePackSetup
{
    public static RuleSet Load(TrackingOptions options)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "rulepacks", options.RulePack + ".json");
        if (!File.Exists(file))
        {
            throw new ConfigurationException($"Tracking:RulePack is '{options.RulePack}', but there is no file {file}.");
        }

        try
        {
            return RuleSet.Create(RulePack.Parse(File.ReadAllBytes(file)));
        }
        catch (RulePackException error)
        {
            throw new ConfigurationException($"{file}: {error.Message}");
        }
    }
}
