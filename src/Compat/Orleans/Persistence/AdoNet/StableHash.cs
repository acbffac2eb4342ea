using System.Buffers.Binary;
using System.Numerics;

namespace Orleans.Persistence.AdoNet;

/// <summary>The hash in the key columns, so that both builds find each other's rows.</summary>
/// <remarks>
/// xxHash32 with seed 0; the real runtime reads its canonical, big-endian form as a little-endian number.
/// </remarks>
internal static class StableHash
{
    private const uint Prime1 = 2654435761;
    private const uint Prime2 = 2246822519;
    private const uint Prime3 = 3266489917;
    private const uint Prime4 = 668265263;
    private const uint Prime5 = 374761393;
    private const int StripeLength = 16;

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        var length = (uint)data.Length;
        var hash = data.Length >= StripeLength ? ComputeStripes(ref data) : Prime5;
        hash += length;
        while (data.Length >= sizeof(uint))
        {
            hash += BinaryPrimitives.ReadUInt32LittleEndian(data) * Prime3;
            hash = BitOperations.RotateLeft(hash, 17) * Prime4;
            data = data[sizeof(uint)..];
        }

        foreach (var rest in data)
        {
            hash += rest * Prime5;
            hash = BitOperations.RotateLeft(hash, 11) * Prime1;
        }

        return BinaryPrimitives.ReverseEndianness(Avalanche(hash));
    }

    private static uint ComputeStripes(ref ReadOnlySpan<byte> data)
    {
        Span<uint> lanes = [unchecked(Prime1 + Prime2), Prime2, 0, unchecked(0 - Prime1)];
        while (data.Length >= StripeLength)
        {
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                var input = BinaryPrimitives.ReadUInt32LittleEndian(data[(lane * sizeof(uint))..]);
                lanes[lane] = BitOperations.RotateLeft(lanes[lane] + (input * Prime2), 13) * Prime1;
            }

            data = data[StripeLength..];
        }

        return BitOperations.RotateLeft(lanes[0], 1) + BitOperations.RotateLeft(lanes[1], 7)
            + BitOperations.RotateLeft(lanes[2], 12) + BitOperations.RotateLeft(lanes[3], 18);
    }

    private static uint Avalanche(uint hash)
    {
        hash = (hash ^ (hash >> 15)) * Prime2;
        hash = (hash ^ (hash >> 13)) * Prime3;
        return hash ^ (hash >> 16);
    }
}
