using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Banned;

public sealed class BannedSyntaxTests
{
    [Fact]
    public void Repository_Sources_HoldNothingBanned() =>
        ExceptionList.Hold("Banned/BannedSyntax", BannedSyntax.Find(Checkout.Current));

    [Theory]
    [InlineData("Thread.Sleep(1);", "Thread.Sleep")]
    [InlineData("System.Threading.Thread.Sleep(1);", "Thread.Sleep")]
    [InlineData("var t = DateTime.UtcNow;", "DateTime.UtcNow")]
    [InlineData("var t = System.DateTimeOffset.Now.Ticks;", "DateTimeOffset.Now")]
    [InlineData("Func<int, int> f = Random.Shared.Next;", "Random.Shared")]
    [InlineData("await Task.Delay(5);", "Task.Delay")]
    [InlineData("await Task.Delay(5, stoppingToken);", "Task.Delay")]
    [InlineData("throw new NotImplementedException();", "NotImplementedException")]
    [InlineData("throw new System.NotImplementedException();", "NotImplementedException")]
    [InlineData("Console.WriteLine(1);", "Console.WriteLine")]
    [InlineData("Console.Error.Write(1);", "Console.Error")]
    [InlineData("try { F(); } catch { }", "empty catch")]
    [InlineData("try { F(); }\ncatch (Exception) { // why\n}", "empty catch")]
    [InlineData("try { F(); } catch (IOException) { }", "empty catch")]
    [InlineData("Assert.True(true);", "Assert.True")]
    [InlineData("Assert.False(false);", "Assert.False")]
    [InlineData("\n#if DEBUG\nF();\n#endif\n", "#if")]
    [InlineData("\n#pragma warning disable CS1591, RS0030\nF();", "pragma RS0030")]
    [InlineData("async void F() { }", "async void")]
    public void Find_BannedStatement_IsFound(string statement, string what) =>
        Assert.Equal(what, Assert.Single(BannedSyntax.Find(InMethod("src/A.cs", statement))).What);

    [Theory]
    [InlineData("class A { async void F() { } }", "async void")]
    [InlineData("class A { [Fact(Skip = \"later\")] void F() { } }", "Skip")]
    [InlineData("class A { [Theory(Skip = \"later\")] void F() { } }", "Skip")]
    public void Find_BannedMember_IsFound(string source, string what) =>
        Assert.Equal(what, Assert.Single(BannedSyntax.Find(Checkout.Of(("tests/A.cs", source)))).What);

    [Theory]
    [InlineData("await Task.Delay(5, clock);")]
    [InlineData("await Task.Delay(5, _time, token);")]
    [InlineData("try { F(); }\ncatch (IOException)\n{\n// It is gone already, which is what was wanted.\n}")]
    [InlineData("try { F(); }\ncatch (Exception e) when (e is IOException)\n{\n// It is gone already.\n}")]
    [InlineData("var text = \"DateTime.Now\"; // Thread.Sleep(1)")]
    [InlineData("Assert.True(done);")]
    public void Find_AllowedStatement_IsLeft(string statement) =>
        Assert.Empty(BannedSyntax.Find(InMethod("src/A.cs", statement)));

    [Fact]
    public void Find_ConsoleOutsideSrc_IsLeft() =>
        Assert.Empty(BannedSyntax.Find(InMethod("silo/A.cs", "Console.WriteLine(1);")));

    private static Checkout InMethod(string path, string statement) =>
        Checkout.Of((path, $"class A {{ async Task M() {{ {statement}\n }} }}"));
}
