using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Ingest.Fences;
using Tracking.Ingest.Imports;

namespace Tracking.Api.Fences;

/// <summary>Tells callers why a fence was not changed.</summary>
internal static class FenceRefusals
{
    /// <exception cref="RpcException">It was refused.</exception>
    public static void Throw(FenceOutcome outcome, string id, int expected)
    {
        switch (outcome.Refusal)
        {
            case FenceRefusal.Invalid:
                throw ToError(outcome.Problem!);
            case FenceRefusal.NotFound:
                throw ApiError.FenceNotFound(id);
            case FenceRefusal.Exists:
                throw ApiError.FenceExists(id, outcome.Standing);
            case FenceRefusal.Conflict:
                throw ApiError.FenceVersionConflict(id, expected, outcome.Standing);
            default:
                return;
        }
    }

    public static RpcException ToError(ImportProblem problem) => problem.Reason == FenceDoor.TooManyReason
        ? ApiError.TooManyFences(problem.Message)
        : ApiError.InvalidImport(problem.Reason, problem.Message);
}
