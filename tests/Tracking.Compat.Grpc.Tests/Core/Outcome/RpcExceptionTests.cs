using Grpc.Core;

namespace Tracking.Compat.Grpc.Tests.Core.Outcome;

/// <summary>How a call ended, as an exception.</summary>
public sealed class RpcExceptionTests
{
    [Fact]
    public void RpcException_SaysItsStatus()
    {
        var cause = new FormatException("bad");
        var error = new RpcException(new Status(StatusCode.DataLoss, "lost", cause));

        Assert.Equal(
            "Status(StatusCode=\"DataLoss\", Detail=\"lost\", DebugException=\"System.FormatException: bad\")",
            error.Message);
        Assert.Same(cause, error.InnerException);
        Assert.Same(Metadata.Empty, error.Trailers);
        Assert.Equal("Status(StatusCode=\"OK\", Detail=\"\")", Status.DefaultSuccess.ToString());
    }
}
