using Tracking.Client.Connections;
using Tracking.V1;

namespace Tracking.Client.Sending;

/// <summary>
/// The sender's counters. The sending loop writes them, anyone reads them: every member takes the lock.
/// </summary>
internal sealed class SenderTally
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private long _accepted;
    private long _duplicate;
    private long _attempts;
    private bool _isConnected;
    private DateTimeOffset? _retryAt;
    private TrackingException? _lastFault;

    public void Attempt()
    {
        lock (_lock)
        {
            _attempts++;
            _retryAt = null;
        }
    }

    public void Take(BatchAck ack)
    {
        lock (_lock)
        {
            _accepted += ack.Accepted;
            _duplicate += ack.Duplicate;
            foreach (var (reason, count) in ack.Rejected)
            {
                _rejected[reason] = _rejected.GetValueOrDefault(reason) + count;
            }

            (_isConnected, _lastFault) = (true, null);
        }
    }

    /// <summary>The stream ended well.</summary>
    public void End()
    {
        lock (_lock)
        {
            _isConnected = false;
        }
    }

    /// <summary>The stream ended badly; the next is opened then.</summary>
    public void End(TrackingException fault, DateTimeOffset retryAt)
    {
        lock (_lock)
        {
            (_isConnected, _lastFault, _retryAt) = (false, fault, retryAt);
        }
    }

    public SenderStatus ToStatus(long pending, long spoolBytes)
    {
        lock (_lock)
        {
            return new SenderStatus
            {
                Accepted = _accepted,
                Duplicate = _duplicate,
                Rejected = new SortedDictionary<string, long>(_rejected),
                Pending = pending,
                SpoolBytes = spoolBytes,
                IsConnected = _isConnected,
                Attempts = _attempts,
                RetryAt = _retryAt,
                LastFault = _lastFault,
            };
        }
    }
}
