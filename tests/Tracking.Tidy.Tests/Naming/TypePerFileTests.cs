using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Naming;

public sealed class TypePerFileTests
{
    [Fact]
    public void Repository_Files_HoldOneTypeOfTheirName() =>
        ExceptionList.Hold("Naming/TypePerFile", TypePerFile.Find(Checkout.Current));

    [Theory]
    [InlineData("A.cs", "class A; class B;", "A.cs B")]
    [InlineData("A.cs", "namespace N { enum A { X } } namespace M { delegate void B(); }", "A.cs B")]
    [InlineData("A.cs", "interface IA;", "A.cs")]
    [InlineData("AOfB.cs", "class A<TKey>;", "AOfB.cs")]
    public void Find_WrongFile_IsFound(string path, string source, string key) =>
        Assert.Equal(key, Assert.Single(TypePerFile.Find(Checkout.Of((path, source)))).Key);

    [Theory]
    [InlineData("A.cs", "namespace N; sealed record A { class Nested; }")]
    [InlineData("A.Log.cs", "static partial class A;")]
    [InlineData("A.T.cs", "class A<T>;")]
    [InlineData("AOfState.cs", "class A<TOptions, TState>;")]
    [InlineData("AOfT.cs", "class A<T>;")]
    [InlineData("Program.cs", "return 0;")]
    public void Find_FileOfOneType_IsLeft(string path, string source) =>
        Assert.Empty(TypePerFile.Find(Checkout.Of((path, source))));
}
