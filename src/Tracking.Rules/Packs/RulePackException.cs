namespace Tracking.Rules.Packs;

/// <summary>A rule pack is not what it should be; the server does not start with it.</summary>
public sealed class RulePackException : Exception
{
    /// <summary>Makes the exception with a message that says where and why.</summary>
    public RulePackException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
