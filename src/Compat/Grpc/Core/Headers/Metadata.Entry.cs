using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One header or trailer; it cannot be changed once made.</summary>
    public class Entry
    {
        private readonly string? _text;
        private readonly byte[]? _bytes;

        public Entry(string key, byte[] valueBytes)
        {
            Key = CheckedKey(key);
            if (!Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"The key of a binary value must end in '{BinaryHeaderSuffix}'.", nameof(key));
            }

            ArgumentNullException.ThrowIfNull(valueBytes);
            _bytes = [.. valueBytes];
        }

        public Entry(string key, string value)
        {
            Key = CheckedKey(key);
            if (Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal))
            {
                throw new ArgumentException($"The key of a text must not end in '{BinaryHeaderSuffix}'.", nameof(key));
            }

            ArgumentNullException.ThrowIfNull(value);
            _text = value;
        }

        public string Key { get; }

        public bool IsBinary => _text is null;

        /// <summary>A copy of the bytes; for a text, its ASCII form.</summary>
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(_text!) : [.. _bytes];

        public string Value =>
            _text ?? throw new InvalidOperationException("Cannot access string value of a binary metadata entry");

        /// <summary>The bytes themselves, for reading only.</summary>
        internal ReadOnlySpan<byte> BytesUnsafe => _bytes;

        public override string ToString() =>
            IsBinary ? $"[Entry: key={Key}, valueBytes={_bytes}]" : $"[Entry: key={Key}, value={_text}]";

        internal bool HasKey(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

        private static string CheckedKey(string key)
        {
            ArgumentNullException.ThrowIfNull(key);
            foreach (var c in key)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))
                {
                    throw new ArgumentException(
                        "A metadata key holds only letters, digits, underscores, hyphens and dots.", nameof(key));
                }
            }

            return key.ToLowerInvariant();
        }
    }
}
