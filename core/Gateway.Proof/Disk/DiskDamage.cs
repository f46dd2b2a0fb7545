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
    private const int UserVersionAt = 60; // in a SQLite file's header

    public static IReadOnlyList<DiskDamage> All { get; } =
    [
        new("newer journal", "newer gateway", path => Overwrite(path, UserVersionAt, 4, bytes => BinaryPrimitives.WriteInt32BigEndian(bytes, 9999))),
        new("foreign file", "not a journal", path => Overwrite(path, 0, 16, bytes => bytes.Fill((byte)'x'))),
        new("first page gone", "damaged", path => Overwrite(path, 100, 3000, bytes => bytes.Clear())),
        new("cut short", "damaged", path => Cut(path)),
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

    private static void Cut(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.SetLength(file.Length / 2);
    }
}
