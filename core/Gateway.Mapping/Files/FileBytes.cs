using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A file's bytes in borrowed memory; disposing gives it back.</summary>
internal sealed class FileBytes : IDisposable
{
    private readonly byte[] buffer;
    private readonly int length;

    private FileBytes(byte[] buffer, int length) => (this.buffer, this.length) = (buffer, length);

    public ReadOnlySpan<byte> Span => buffer.AsSpan(0, length);

    public string Text => Encoding.UTF8.GetString(Span);

    /// <summary>Reads a file of UTF-8.</summary>
    /// <param name="name">The file's name for locations.</param>
    /// <returns>Null when it cannot be read or is no UTF-8; the faults say so.</returns>
    public static FileBytes? Read(string path, string name, FaultList faults)
    {
        FileBytes file;
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(stream.Length + 1, Array.MaxLength));
            file = new FileBytes(buffer, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Add(IssueCodes.FileUnreadable, name, "Expected a file that can be read.");
            return null;
        }

        if (Utf8.IsValid(file.Span))
        {
            return file;
        }

        faults.Add(IssueCodes.FileUnreadable, name, TableForm.Describe(file.Span, name));
        file.Dispose();
        return null;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
