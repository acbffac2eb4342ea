using Tracking.Model.Positions;
using Tracking.Storage.Judgements;

namespace Tracking.Grains.Vehicles;

/// <summary>What deciding about some facts gave.</summary>
/// <param name="State">The state once the judgement is committed.</param>
/// <param name="Judgement">What to commit.</param>
/// <param name="Taken">How many of the facts are in it.</param>
/// <param name="RefoldAt">The offset of the re-fold tick it stopped at, or null when all facts are in it.</param>
internal sealed record Decision(VehicleState State, Judgement Judgement, int Taken, LogOffset? RefoldAt);
