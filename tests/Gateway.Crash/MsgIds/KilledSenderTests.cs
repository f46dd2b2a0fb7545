using System.Diagnostics;
using System.Globalization;
using Gateway.Journal;

namespace Gateway.Crash;

/// <summary>A process that sends is killed in the middle, again and again on the same journal, while the clock steps forward and back.</summary>
public sealed class KilledSenderTests : IDisposable
{
    private static readonly int[] Clocks = [0, -3600, 7200, -7200, 1, 0];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-crash-msgid-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string JournalPath => Path.Combine(folder.FullName, "journal.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task No_msgid_leaves_twice_however_often_the_process_is_killed_and_the_clock_set()
    {
        HashSet<string> left = new(StringComparer.Ordinal);
        string highest = "";
        for (int round = 0; round < Clocks.Length; round++)
        {
            List<string> sent = await SendUntilKilledAsync(round, Clocks[round], afterLines: 200 + (round * 150));

            Assert.All(sent, msgId => Assert.True(left.Add(msgId), $"{msgId} left twice."));
            Assert.True(string.CompareOrdinal(sent.Min(StringComparer.Ordinal), highest) > 0, $"Round {round} went back behind {highest}.");
            highest = sent.Max(StringComparer.Ordinal)!; // at least one was sent
        }

        Assert.All(left.GroupBy(msgId => msgId[..26]), second => Assert.InRange(second.Count(), 1, 9_999));
    }

    [Fact]
    public async Task Two_processes_cannot_number_from_one_journal()
    {
        await using SqliteJournal mine = SqliteJournal.Open(new SqliteJournalOptions { Path = JournalPath });
        using Process other = Start(0, 0);

        string fault = await other.StandardError.ReadToEndAsync(Cancel);
        await other.WaitForExitAsync(Cancel);

        Assert.NotEqual(0, other.ExitCode);
        Assert.Contains("is in use by another gateway", fault, StringComparison.Ordinal);
    }

    private async Task<List<string>> SendUntilKilledAsync(int round, int clock, int afterLines)
    {
        using Process writer = Start(round, clock);
        return await KilledProcess.HearAsync(writer, afterLines, Cancel);
    }

    private Process Start(int round, int clock) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [MsgIdWriter.Verb, JournalPath, round.ToString(CultureInfo.InvariantCulture), clock.ToString(CultureInfo.InvariantCulture)])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!; // a new process is always started
}
