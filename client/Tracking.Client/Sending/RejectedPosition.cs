using Tracking.V1;

namespace Tracking.Client.Sending;

/// <summary>A position that the server will not take; it keeps it in quarantine, and it left the spool.</summary>
/// <param name="Position">What was sent.</param>
/// <param name="Reason">Why, for machines: <c>unknown_vehicle</c>, <c>year_out_of_range</c> and so on.</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record RejectedPosition(Position Position, string Reason, string Message);
