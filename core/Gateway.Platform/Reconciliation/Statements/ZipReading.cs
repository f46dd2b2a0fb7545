using System.IO.Compression;

namespace Gateway.Platform;

/// <summary>
/// Opens an archive that came from outside. Nothing is ever written to disk and no name inside is used as a path; the archive may hold few files,
/// and what it expands to is counted while it is read, whatever its headers claim.
/// </summary>
internal static class ZipReading
{
    private const int MostEntries = 16;

    /// <summary>The text of the one file that matters: the first with a name in .txt, else the only one.</summary>
    /// <param name="zip">The archive.</param>
    /// <param name="limit">Most bytes after expansion.</param>
    /// <param name="content">The file; empty when the result is false.</param>
    /// <param name="fault">What was expected; null when the result is true.</param>
    public static bool TryRead(ReadOnlyMemory<byte> zip, int limit, out byte[] content, out string? fault)
    {
        (content, fault) = ([], null);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip.ToArray(), writable: false), ZipArchiveMode.Read);
            ZipArchiveEntry[] files = [.. archive.Entries.Take(MostEntries + 1).Where(entry => entry.Name.Length > 0)];
            if (files.Length is 0 or > MostEntries || Array.Exists(files, file => file.FullName.Contains("..", StringComparison.Ordinal)))
            {
                fault = $"Expected 1 to {MostEntries} files, and none whose name leads out of the archive.";
                return false;
            }

            ZipArchiveEntry entry = Array.Find(files, file => file.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) ?? files[0];
            using Stream stream = entry.Open();
            return TryTake(stream, limit, out content, out fault);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            fault = "Expected a zip archive that is whole and not encrypted.";
            return false;
        }
    }

    private static bool TryTake(Stream stream, int limit, out byte[] content, out string? fault)
    {
        using var taken = new MemoryStream();
        byte[] buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (taken.Length + read > limit)
            {
                (content, fault) = ([], $"Expected at most {limit} bytes after expansion.");
                return false;
            }

            taken.Write(buffer, 0, read);
        }

        (content, fault) = (taken.ToArray(), null);
        return true;
    }
}
