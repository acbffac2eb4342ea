namespace Tracking.Client.Traces;

/// <summary>
/// A trace that cannot be read, or not any further: every row before <see cref="Line"/> was handed out.
/// </summary>
/// <param name="source">The file's path, or the name its stream was opened under.</param>
/// <param name="line">The first line that could not be read, from 1.</param>
/// <param name="problem">What is wrong, for people.</param>
/// <param name="cause">The fault underneath, if there is one.</param>
public sealed class TraceException(string source, long line, string problem, Exception? cause = null)
    : Exception($"{source}, line {line}: {problem}", cause)
{
    /// <summary>The file's path, or the name its stream was opened under.</summary>
    public string TraceSource { get; } = source;

    /// <summary>The first line that could not be read, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>What is wrong, for people, without the place.</summary>
    public string Problem { get; } = problem;
}
