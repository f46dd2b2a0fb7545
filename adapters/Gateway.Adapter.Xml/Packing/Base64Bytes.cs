using System.Buffers;
using System.Buffers.Text;

namespace Gateway.Adapter.Xml.Packing;

/// <summary>Base64 (RFC 4648, 4) with white space in it or without.</summary>
internal static class Base64Bytes
{
    /// <summary>Decodes it.</summary>
    /// <returns>Null where it is none.</returns>
    public static byte[]? TryRead(ReadOnlySpan<byte> text)
    {
        byte[] bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        bool isRead = Base64.DecodeFromUtf8(text, bytes, out int consumed, out int written) == OperationStatus.Done && consumed == text.Length;
        return isRead ? bytes[..written] : null;
    }
}
