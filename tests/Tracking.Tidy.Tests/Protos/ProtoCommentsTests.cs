using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Protos;

public sealed class ProtoCommentsTests
{
    [Fact]
    public void Repository_Protos_ExplainThemselves() =>
        ExceptionList.Hold("Protos/ProtoComments", ProtoComments.Find(Checkout.Current));

    [Theory]
    [InlineData("service S {\n  rpc Get(A) returns (B);\n}", "Get")]
    [InlineData("  // Other.\n  rpc One(A) returns (B);\n  rpc Two(A) returns (B);", "Two")]
    [InlineData("  double speed = 1;", "speed")]
    [InlineData("  optional float size = 1;", "size")]
    [InlineData("  repeated double lengths = 1;", "lengths")]
    public void Find_Unexplained_IsFound(string text, string what) =>
        Assert.Equal(what, Assert.Single(ProtoComments.Find(Sample(text))).What);

    [Theory]
    [InlineData("  // Gets.\n  rpc Get(A) returns (B);")]
    [InlineData("  optional double speed_kmh = 1;\n  int32 count = 2;\n  float bearing_deg = 3;")]
    public void Find_Explained_IsLeft(string text) => Assert.Empty(ProtoComments.Find(Sample(text)));

    private static Checkout Sample(string text) => Checkout.Of(("src/Tracking.Protos/tracking/v1/a.proto", text));
}
