using Grpc.Core;

namespace Tracking.Compat.Grpc.Tests.Core.Headers;

/// <summary>The list of headers itself.</summary>
public sealed class MetadataTests
{
    [Fact]
    public void Key_WithCapitals_IsLowered()
    {
        Assert.Equal("case-number", new Metadata.Entry("Case-Number", "1").Key);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("with:colon")]
    [InlineData("警")]
    public void Key_WithOtherCharacters_IsRefused(string key)
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "value"));
    }

    [Fact]
    public void Suffix_AndKindOfValue_MustAgree()
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("text-bin", "value"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("bytes", [1]));
    }

    [Fact]
    public void Bytes_AreCopiedInAndOut()
    {
        byte[] bytes = [1, 2];
        var entry = new Metadata.Entry("key-bin", bytes);
        bytes[0] = 9;
        entry.ValueBytes[1] = 9;

        Assert.Equal([1, 2], entry.ValueBytes);
        Assert.True(entry.IsBinary);
        Assert.Throws<InvalidOperationException>(() => entry.Value);
    }

    [Fact]
    public void Text_AsBytes_IsAscii()
    {
        Assert.Equal("abc"u8.ToArray(), new Metadata.Entry("key", "abc").ValueBytes);
    }

    [Fact]
    public void Lookup_OfARepeatedKey_TakesTheLast()
    {
        var metadata = new Metadata { { "k", "1" }, { "other", "x" }, { "K", "2" } };

        Assert.Equal("2", metadata.GetValue("k"));
        Assert.Equal(["1", "2"], metadata.GetAll("K").Select(entry => entry.Value));
        Assert.Null(metadata.Get("absent"));
        Assert.Null(metadata.GetValue("absent"));
        Assert.Null(metadata.GetValueBytes("absent-bin"));
    }

    [Fact]
    public void List_CanBeEdited()
    {
        var first = new Metadata.Entry("a", "1");
        var second = new Metadata.Entry("b", "2");
        var metadata = new Metadata { second };
        metadata.Insert(0, first);
        metadata[1] = new Metadata.Entry("c", "3");

        Assert.Equal(0, metadata.IndexOf(first));
        Assert.Contains(first, metadata);
        Assert.DoesNotContain(second, metadata);
        Assert.True(metadata.Remove(first));
        metadata.RemoveAt(0);
        Assert.Empty(metadata);
        Assert.False(metadata.IsReadOnly);
    }

    [Fact]
    public void Empty_CannotBeChanged()
    {
        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("a", "b"));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Clear());
    }
}
