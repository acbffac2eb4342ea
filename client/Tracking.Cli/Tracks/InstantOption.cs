using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Tracking.Client.Traces;

namespace Tracking.Cli.Tracks;

/// <summary>
/// An option whose value is an instant; without a zone it is refused, as nobody can know which was meant.
/// </summary>
internal static class InstantOption
{
    public static Option<Timestamp?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "T",
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (InstantText.TryParse(text, out var instant))
            {
                return Timestamp.FromDateTimeOffset(instant);
            }

            result.AddError(
                $"{name}: '{text}' is not an ISO-8601 time with its zone, such as 2018-08-04T02:29:30Z "
                + "or 2018-08-04T10:29:30+08:00.");
            return null;
        },
    };
}
