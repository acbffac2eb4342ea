namespace Tracking.Model.Regions;

/// <summary>
/// The regions one point lies in, at most one a level, from the largest to the smallest:
/// <c>province=360000/city=360100</c>.
/// Empty where no region of the set covers the point (at sea, or outside the set).
/// </summary>
public readonly record struct RegionPath
{
    private readonly string? _text;

    // One form of nothing, so that equal paths are equal however they were made.
    private RegionPath(string text) => _text = text.Length == 0 ? null : text;

    /// <summary>No region.</summary>
    public static RegionPath Empty { get; }

    /// <summary>Whether no region covers the point.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>The smallest region's code, or null where there is none.</summary>
    public string? MostSpecificCode => _text is null ? null : _text[(_text.LastIndexOf('=') + 1)..];

    /// <summary>Makes a path of (level, code) pairs given from the largest region to the smallest.</summary>
    /// <exception cref="ArgumentException">A level or code is empty or holds <c>/</c> or <c>=</c>.</exception>
    public static RegionPath Of(IEnumerable<(string Level, string Code)> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        return new RegionPath(string.Join('/', regions.Select(static region => $"{Checked(region.Level)}={Checked(region.Code)}")));
    }

    /// <summary>Takes back what <see cref="ToString"/> gave.</summary>
    public static RegionPath Parse(string text) => string.IsNullOrEmpty(text) ? Empty : new RegionPath(text);

    /// <summary>The (level, code) pairs from the largest region to the smallest.</summary>
    public IEnumerable<(string Level, string Code)> Regions()
    {
        if (IsEmpty)
        {
            yield break;
        }

        foreach (var pair in _text!.Split('/'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            yield return (pair[..equals], pair[(equals + 1)..]);
        }
    }

    /// <summary>Whether a region of this level covers the point.</summary>
    public bool HasLevel(string level)
    {
        foreach (var region in Regions())
        {
            if (region.Level == level)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a region with this code, of any level, covers the point.</summary>
    public bool HasCode(string code)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        var rest = _text.AsSpan();
        while (rest.IndexOf('=') is >= 0 and var equals)
        {
            rest = rest[(equals + 1)..];
            var end = rest.IndexOf('/');
            if ((end < 0 ? rest : rest[..end]).SequenceEqual(code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The stored form; empty for no region.</summary>
    public override string ToString() => _text ?? "";

    private static string Checked(string part) =>
        part.Length > 0 && part.AsSpan().IndexOfAny('/', '=') < 0
            ? part
            : throw new ArgumentException($"'{part}' cannot be part of a region path");
}
