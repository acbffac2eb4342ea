using System.CommandLine;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Vehicles;

/// <summary>The options that say which vehicles are meant; together they narrow.</summary>
internal sealed class VehicleFilterOptions
{
    private readonly Option<string> _prefix = new("--prefix")
    {
        Description = "Only ids that begin so, such as 甘A.",
        HelpName = "TEXT",
    };

    private readonly Option<string> _company = new("--company") { Description = "Only this company's.", HelpName = "C" };

    private readonly Option<string> _class = new("--class")
    {
        Description = "Only this class, such as hazmat or coach.",
        HelpName = "CLASS",
    };

    private readonly Option<string> _region = new("--region")
    {
        Description = "Only those now in this region, of any level.",
        HelpName = "CODE",
    };

    private readonly Option<string> _alert = new("--alert")
    {
        Description = "Only those with an open alert, or with one of this rule.",
        HelpName = "RULE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_prefix);
        command.Options.Add(_company);
        command.Options.Add(_class);
        command.Options.Add(_region);
        command.Options.Add(_alert);
    }

    public VehicleFilter Read(Invocation invocation) => new()
    {
        IdPrefix = invocation.Get(_prefix) ?? "",
        Company = invocation.Get(_company) ?? "",
        VehicleClass = invocation.Get(_class) ?? "",
        RegionCode = invocation.Get(_region) ?? "",
        HasOpenAlert = invocation.Has(_alert),
        OpenAlertRule = invocation.Get(_alert) ?? "",
    };
}
