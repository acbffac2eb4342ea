using Tracking.V1;

namespace Tracking.Client.Spools;

/// <summary>
/// Positions on this machine's disk until the server has them: append-only files with a checksum for every record,
/// bounded in size. What <see cref="AppendAsync"/> confirmed outlives the process, kill -9 included, and with <see
/// cref="SpoolSync.Disk"/> a power cut too. Safe for several threads at once; one process a folder.
/// </summary>
/// <remarks>
/// Files: <c>00000000000000000001.spool</c> and so on, each named after its first entry; <c>acknowledged</c>, the
/// number up to which the server has everything; <c>lock</c>.
/// </remarks>
public sealed class PositionSpool : IDisposable
{
    private readonly SpoolOptions _options;
    private readonly FileStream _lockFile;
    private readonly AcknowledgedMark _mark;
    private readonly SegmentWriter _writer;
    private readonly SpoolQueue _queue = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Lock _lock = new();
    private readonly List<Segment> _segments;
    private TaskCompletionSource _changed = NewSignal();
    private SegmentReader? _reader;
    private string _readerPath = "";
    private bool _isDisposed;

    private PositionSpool(
        SpoolOptions options, FileStream lockFile, AcknowledgedMark mark, List<Segment> segments, long cutBytes)
    {
        _options = options;
        _lockFile = lockFile;
        _mark = mark;
        _writer = new SegmentWriter(options.Folder, options);
        _segments = segments;
        CutBytes = cutBytes;
        var first = segments.Count > 0 ? segments[0].FirstNumber : mark.Number + 1;
        LastNumber = Math.Max(mark.Number, segments.Count > 0 ? segments[^1].EndNumber - 1 : 0);
        AcknowledgedThrough = Math.Max(mark.Number, first - 1);
        RemoveAcknowledged(all: LastNumber == AcknowledgedThrough);
    }

    /// <summary>How many bytes of an append that never finished were cut off when the spool was opened.</summary>
    public long CutBytes { get; }

    /// <summary>The number of the newest entry that is durable; 0 before the first.</summary>
    public long LastNumber { get; private set; }

    /// <summary>The number up to which the server has everything.</summary>
    public long AcknowledgedThrough { get; private set; }

    /// <summary>What the files take now, in bytes; at most <see cref="SpoolOptions.MaximumBytes"/>.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _segments.Sum(static segment => segment.Bytes);
            }
        }
    }

    /// <summary>Opens a folder, or makes it; cuts off what an append left that never finished.</summary>
    /// <exception cref="SpoolFailedException">Another process has it, or a file is damaged before its end.</exception>
    public static PositionSpool Open(SpoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        try
        {
            Directory.CreateDirectory(options.Folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw SpoolFailedException.OfDisk(options.Folder, fault);
        }

        var lockFile = Lock(options.Folder);
        try
        {
            var (segments, cutBytes) = SegmentRecovery.Run(options.Folder);
            return new PositionSpool(options, lockFile, new AcknowledgedMark(options.Folder), segments, cutBytes);
        }
        catch (Exception fault)
        {
            lockFile.Dispose();
            throw fault is IOException or UnauthorizedAccessException
                ? SpoolFailedException.OfDisk(options.Folder, fault)
                : fault;
        }
    }

    /// <summary>
    /// Keeps positions, all or none; they are durable when the task ends. Appends that come together share one write.
    /// </summary>
    /// <returns>The number of the last of them.</returns>
    /// <exception cref="SpoolFullException">There is no room for them.</exception>
    /// <exception cref="SpoolFailedException">The disk refused.</exception>
    /// <exception cref="ArgumentException">There are none, or one is larger than 64 KiB.</exception>
    public async Task<long> AppendAsync(IReadOnlyList<Position> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentOutOfRangeException.ThrowIfZero(positions.Count, nameof(positions));
        var append = new SpoolAppend([.. positions.Select(SegmentFormat.Record)]);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            // In the worst case a file is begun for each append.
            if (Bytes + _queue.Bytes + append.Bytes + SegmentFormat.HeaderBytes > _options.MaximumBytes)
            {
                throw new SpoolFullException(_options.Folder, _options.MaximumBytes);
            }

            _queue.Add(append);
        }

        await _writing.WaitAsync();
        try
        {
            // Whoever waited longest wrote for all that waited with it.
            if (!append.Done.IsCompleted)
            {
                Write();
            }
        }
        finally
        {
            _writing.Release();
        }

        return await append.Done;
    }

    /// <summary>
    /// The entries after a number, in order, as many as fit into the limits; none when there are none.
    /// </summary>
    /// <param name="after">Entries with greater numbers are wanted; at least <see cref="AcknowledgedThrough"/>.</param>
    /// <param name="maximumCount">The most entries, at least 1.</param>
    /// <param name="maximumBytes">The most bytes, as soon as there is one entry.</param>
    /// <exception cref="SpoolFailedException">The files cannot be read any more.</exception>
    public IReadOnlyList<SpoolEntry> Read(long after, int maximumCount, int maximumBytes = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumCount, 1);
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(after, AcknowledgedThrough);
            try
            {
                return ReadUnderLock(after, maximumCount, maximumBytes);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw SpoolFailedException.OfDisk(_options.Folder, fault);
            }
        }
    }

    /// <summary>Says that the server has everything up to a number; files that hold nothing else go.</summary>
    public void Acknowledge(long through)
    {
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(through, LastNumber);
            if (through <= AcknowledgedThrough)
            {
                return;
            }

            AcknowledgedThrough = through;
            try
            {
                _mark.Write(through);
                RemoveAcknowledged(all: false);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // What cannot be noted now is noted with the next number; after a restart it would only be sent again.
            }

            Signal();
        }
    }

    /// <summary>Ends when there is an entry after this number.</summary>
    public Task WhenBeyondAsync(long number, CancellationToken cancellationToken = default) =>
        WhenAsync(() => LastNumber > number, cancellationToken);

    /// <summary>Ends when everything up to this number is acknowledged.</summary>
    public Task WhenAcknowledgedAsync(long number, CancellationToken cancellationToken = default) =>
        WhenAsync(() => AcknowledgedThrough >= number, cancellationToken);

    /// <summary>Closes the files, once the appends that have begun have ended.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        _writing.Wait();
        if (_queue.Bytes > 0)
        {
            // They came before the end and wait behind this.
            Write();
        }

        _writing.Release();
        lock (_lock)
        {
            _reader?.Dispose();
            _writer.Dispose();
            _mark.Dispose();
            _lockFile.Dispose();
        }
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException fault)
        {
            throw SpoolFailedException.InUse(folder, fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw SpoolFailedException.OfDisk(folder, fault);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Writes everything that waits, with one flush. Only one thread at a time comes here.</summary>
    private void Write()
    {
        List<SpoolAppend> appends;
        lock (_lock)
        {
            appends = _queue.TakeAll();
        }

        try
        {
            var segment = _writer.Append([.. appends.SelectMany(static append => append.Records)], LastNumber + 1);
            lock (_lock)
            {
                _queue.Settle(appends);
                if (_segments.Count == 0 || _segments[^1] != segment)
                {
                    _segments.Add(segment);
                }

                foreach (var append in appends)
                {
                    LastNumber += append.Records.Count;
                    append.Succeed(LastNumber);
                }

                Signal();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            lock (_lock)
            {
                _queue.Settle(appends);
            }

            appends.ForEach(append => append.Fail(SpoolFailedException.OfDisk(_options.Folder, fault)));
        }
    }

    private List<SpoolEntry> ReadUnderLock(long after, int maximumCount, int maximumBytes)
    {
        var entries = new List<SpoolEntry>();
        var bytes = 0L;
        while (after < LastNumber && entries.Count < maximumCount && bytes < maximumBytes)
        {
            var segment = _segments.Last(segment => segment.FirstNumber <= after + 1);
            var reader = ReaderAt(segment, after + 1);
            var before = reader.WholeBytes;
            if (!reader.TryRead(wantsPosition: true, out var position))
            {
                throw SpoolFailedException.Damaged(segment.Path, $"entry {after + 1} is damaged");
            }

            bytes += reader.WholeBytes - before;
            entries.Add(new SpoolEntry(++after, position!));
        }

        return entries;
    }

    private SegmentReader ReaderAt(Segment segment, long number)
    {
        if (_reader is null || _readerPath != segment.Path || _reader.NextNumber > number)
        {
            _reader?.Dispose();
            _reader = SegmentReader.TryOpen(segment.Path)
                ?? throw SpoolFailedException.Damaged(segment.Path, "its beginning is damaged");
            _readerPath = segment.Path;
        }

        while (_reader.NextNumber < number)
        {
            if (!_reader.TryRead(wantsPosition: false, out _))
            {
                throw SpoolFailedException.Damaged(segment.Path, $"entry {_reader.NextNumber} is damaged");
            }
        }

        return _reader;
    }

    /// <summary>
    /// Removes files whose entries are all acknowledged; the one being written only when it is left behind.
    /// </summary>
    private void RemoveAcknowledged(bool all)
    {
        while (_segments.Count > (all ? 0 : 1) && _segments[0].EndNumber - 1 <= AcknowledgedThrough)
        {
            if (_readerPath == _segments[0].Path)
            {
                _reader?.Dispose();
                _reader = null;
            }

            File.Delete(_segments[0].Path);
            _segments.RemoveAt(0);
        }
    }

    private async Task WhenAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (condition())
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private void Signal()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }
}
