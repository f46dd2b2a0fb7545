using System.Diagnostics;

namespace Gateway.Host.Doctor;

/// <summary>Whether the data folder can be written, how fast a write is safe there, and how much room is left.</summary>
internal static class DiskExam
{
    private const int Writes = 20;
    private const long LeastFreeBytes = 1L << 30;

    public static IEnumerable<Finding> Of(string folder)
    {
        double? milliseconds = SafeWriteMilliseconds(folder, out string? fault);
        if (milliseconds is null)
        {
            yield return new Finding("disk", false, $"The data folder {Path.GetFullPath(folder)} cannot be written ({fault}).");
            yield break;
        }

        yield return new Finding("disk", milliseconds < 50, $"A safe write takes {milliseconds:0.0} ms{(milliseconds < 50 ? "." : "; use a local disk, not a network share.")}");
        long free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        yield return new Finding("disk", free >= LeastFreeBytes, $"{free >> 20} MiB are free{(free >= LeastFreeBytes ? "." : "; make room: the journal needs at least 1024.")}");
    }

    private static double? SafeWriteMilliseconds(string folder, out string? fault)
    {
        string probe = Path.Combine(folder, ".doctor");
        try
        {
            Directory.CreateDirectory(folder);
            using var file = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            long started = Stopwatch.GetTimestamp();
            for (int write = 0; write < Writes; write++)
            {
                file.WriteByte(0);
                file.Flush(flushToDisk: true);
            }

            fault = null;
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds / Writes;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            fault = unwritable.Message;
            return null;
        }
    }
}
