using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Proof.Torn;

/// <summary>What is left of a damaged journal.</summary>
/// <param name="Facts">Messages' texts with how many of their facts are there, the arrival counted.</param>
/// <param name="Damage">Why it was refused or what its verification found; null when it says that all is well.</param>
/// <param name="Wrong">Facts that were served and are not what was written.</param>
internal sealed record TornJudge(ImmutableDictionary<string, int> Facts, string? Damage, int Wrong)
{
    /// <summary>Opens a database and its log and reads everything back.</summary>
    public static async Task<TornJudge> ReadAsync(DirectoryInfo folder, byte[] file, byte[]? log, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        DirectoryInfo copy = folder.CreateSubdirectory("copy");
        try
        {
            string path = Path.Combine(copy.FullName, "journal.db");
            await File.WriteAllBytesAsync(path, file, cancellationToken);
            if (log is not null)
            {
                await File.WriteAllBytesAsync(path + "-wal", log, cancellationToken);
            }

            await using SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = path });
            JournalCheck check = await journal.VerifyAsync(cancellationToken);
            return await CompareAsync(journal, check.IsSound ? null : check.Faults[0], texts, cancellationToken);
        }
        catch (Exception refused) when (refused is not OperationCanceledException) // whatever it says, it does not serve
        {
            return new TornJudge(ImmutableDictionary<string, int>.Empty, refused.Message, 0);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task<TornJudge> CompareAsync(SqliteJournal journal, string? damage, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        Dictionary<string, string> known = texts.Distinct().ToDictionary(text => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(InventedFacts.ArrivalOf(text).Bytes.Span)), StringComparer.Ordinal);
        ImmutableDictionary<string, int>.Builder facts = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        int wrong = 0;
        foreach (MessageHeader message in (await journal.ListAsync(new MessageFilter { Limit = 10_000 }, cancellationToken)).Messages)
        {
            if (!known.TryGetValue(message.Sha256, out string? text))
            {
                wrong++;
                continue;
            }

            JournalFact[] kept = [.. (await journal.ReadAsync(message.Id, cancellationToken)).Select(fact => fact.Fact)], life = InventedFacts.LifeOf(text);
            bool isSame = kept.Length <= life.Length && kept.Zip(life).All(pair => FactPayload.Write(pair.First).AsSpan().SequenceEqual(FactPayload.Write(pair.Second)));
            isSame &= (await journal.ReadArrivalAsync(message.Id, cancellationToken)).Span.SequenceEqual(InventedFacts.ArrivalOf(text).Bytes.Span);
            wrong += isSame ? 0 : 1;
            facts[text] = kept.Length + 1;
        }

        return new TornJudge(facts.ToImmutable(), damage, wrong);
    }
}
