using System.Buffers.Binary;
using Gateway.Journal;
using Gateway.Proof.Ground;

namespace Gateway.Proof.Disk;

/// <summary>Something wrong with the journal's file or place that a start must refuse with a sentence.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Says">A word of the sentence that names it.</param>
/// <param name="Spoil">Brings it about.</param>
internal sealed record DiskDamage(string Name, string Says, Action<string> Spoil)
{
    // A mount of the starting process's own: nobody else sees it.
    private const string Mounted = "exec unshare -m sh -c 'mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\" >>\"$log\" 2>&1' \"$data\" \"$@\"";

    /// <summary>What the shell does that starts the gateway; empty for nothing.</summary>
    public string Around { get; private init; } = "";

    /// <summary>Takes back what <see cref="Spoil"/> did beside the file.</summary>
    public Action<string> Mend { get; private init; } = _ => { };

    private const int UserVersionAt = 60; // in a SQLite file's header

    public static IReadOnlyList<DiskDamage> All { get; } =
    [
        new("newer journal", "newer gateway", path => Overwrite(path, UserVersionAt, 4, bytes => BinaryPrimitives.WriteInt32BigEndian(bytes, 9999))),
        new("foreign file", "not a journal", path => Overwrite(path, 0, 16, bytes => bytes.Fill((byte)'x'))),
        new("first page gone", "damaged", path => Overwrite(path, 100, 3000, bytes => bytes.Clear())),
        new("cut short", "damaged", path => Cut(path)),
        Environment.IsPrivilegedProcess
            ? new("read-only disk", "cannot be written", _ => { }) { Around = Mounted }
            : new("read-only disk", "cannot be written", path => Allow(path, writing: false)) { Mend = path => Allow(path, writing: true) },
    ];

    /// <summary>Closes what a killed gateway left, so that one file holds all of it.</summary>
    public static async Task CloseAsync(ProofGround ground) => await SqliteJournal.Open(new SqliteJournalOptions { Path = PathOf(ground) }).DisposeAsync();

    public static string PathOf(ProofGround ground) => Path.Combine(ground.Data, "journal.db");

    private delegate void Change(Span<byte> bytes);

    private static void Overwrite(string path, int at, int count, Change change)
    {
        byte[] file = File.ReadAllBytes(path);
        change(file.AsSpan(at, count));
        File.WriteAllBytes(path, file);
    }

    /// <summary>Who is not root is bound by a folder's mode.</summary>
    private static void Allow(string path, bool writing)
    {
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Reading = UnixFileMode.UserRead | UnixFileMode.UserExecute;
            File.SetUnixFileMode(Path.GetDirectoryName(path)!, writing ? Reading | UnixFileMode.UserWrite : Reading);
        }
    }

    private static void Cut(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.SetLength(file.Length / 2);
    }
}
