namespace Tracking.Compat.Grpc.Tests.Server.Handlers;

/// <summary>Stands for attributes such as those of authorisation, which middleware finds on endpoints.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed class NoteAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}
