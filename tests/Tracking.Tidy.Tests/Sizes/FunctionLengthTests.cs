using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Sizes;

public sealed class FunctionLengthTests
{
    [Fact]
    public void Repository_Functions_AreWithinTheLimit() =>
        ExceptionList.Hold("Sizes/FunctionLength", FunctionLength.Find(Checkout.Current));

    [Theory]
    [InlineData("void Run()", "Run")]
    [InlineData("[A]\n[B(\n1)]\nvoid Run()", "Run")]
    [InlineData("A()", "A")]
    [InlineData("static A operator +(A a, A b)", "+")]
    [InlineData("int P { get {} set", "set")]
    [InlineData("void Outer() { void Inner()", "Inner")]
    public void Find_FunctionOverTheLimit_IsFound(string signature, string name)
    {
        Assert.DoesNotContain(FunctionLength.Find(Sample(signature, FunctionLength.MaximumLines - 3)), Named);
        Assert.Contains(FunctionLength.Find(Sample(signature, FunctionLength.MaximumLines - 2)), Named);

        bool Named(Violation violation) => violation.What == name;
    }

    [Fact]
    public void Find_LongExpressionBody_IsFound() =>
        Assert.Single(FunctionLength.Find(Checkout.Of(("A.cs", "class A { int P =>" + new string('\n', 70) + "1; }"))));

    private static Checkout Sample(string signature, int linesInBody)
    {
        var opened = signature.Split('{').Length - signature.Split('}').Length;
        var body = new string('\n', linesInBody);
        return Checkout.Of(("A.cs", $"class A {{\n{signature}\n{{{body}\n}}\n{new string('}', opened)}}}"));
    }
}
