using System.Collections.Concurrent;

namespace Tracking.Silo.Logging;

/// <summary>
/// Lets a message of one kind through so often that a person can still read the log, and counts what it keeps back. A
/// kind is a place in the code, not a text: the same warning about a thousand vehicles is one kind. Thread-safe.
/// </summary>
internal sealed class LogLimiter(TimeProvider clock)
{
    /// <summary>Messages of one kind in one <see cref="Window"/>: enough to see a pattern.</summary>
    public const int MaximumInWindow = 20;

    /// <summary>Kinds remembered: several times as many as the program has places that log. Others pass unlimited.</summary>
    public const int MaximumKinds = 2_000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Category, int Event), Kind> _kinds = [];

    /// <summary>Whether a message of this kind may be written now.</summary>
    /// <param name="category">The logger's category.</param>
    /// <param name="eventId">The message's place in the code.</param>
    /// <param name="leftOut">How many of the kind were kept back since the last one that passed.</param>
    public bool TryPass(string category, int eventId, out int leftOut)
    {
        leftOut = 0;
        if (!_kinds.TryGetValue((category, eventId), out var kind))
        {
            if (_kinds.Count >= MaximumKinds)
            {
                return true;
            }

            kind = _kinds.GetOrAdd((category, eventId), static _ => new Kind());
        }

        lock (kind)
        {
            return kind.TryPass(clock, out leftOut);
        }
    }

    private sealed class Kind
    {
        private long _windowStart;
        private int _passed;
        private int _leftOut;

        public bool TryPass(TimeProvider clock, out int leftOut)
        {
            leftOut = 0;
            if (_passed == 0 || clock.GetElapsedTime(_windowStart) >= Window)
            {
                (_windowStart, _passed) = (clock.GetTimestamp(), 0);
            }

            if (_passed >= MaximumInWindow)
            {
                _leftOut++;
                return false;
            }

            _passed++;
            (leftOut, _leftOut) = (_leftOut, 0);
            return true;
        }
    }
}
