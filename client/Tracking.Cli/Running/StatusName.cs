using System.Text.Json;
using Grpc.Core;

namespace Tracking.Cli.Running;

/// <summary>gRPC statuses as the gRPC documents write them: <c>INVALID_ARGUMENT</c>, not InvalidArgument.</summary>
internal static class StatusName
{
    public static string Of(StatusCode code) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString());
}
