using System.Text;
using System.Text.Json;
using Gateway.Console.Access;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Auditing;

/// <summary>
/// The audit trail: <c>audit.jsonl</c> of the console's folder, one record a line, each carrying the hash of the one before, so that a line that was changed, removed or put in shows.
/// A call that returns has its record on disk. Thread-safe.
/// </summary>
internal sealed partial class AuditTrail
{
    private readonly string path;
    private readonly TimeProvider time;
    private readonly ILogger<AuditTrail> logger;
    private readonly Lock guard = new();
    private readonly List<AuditRecord> records = [];

    public AuditTrail(IOptions<AccessOptions> options, TimeProvider time, ILogger<AuditTrail> logger)
    {
        (path, this.time, this.logger) = (Path.Combine(options.Value.Folder, "audit.jsonl"), time, logger);
        Open();
    }

    /// <summary>The number of the first record that does not follow from those before it; null while the trail is whole.</summary>
    public long? BrokenAt { get; private set; }

    /// <summary>Writes down that somebody did something. Identities, telephones and mails in the reason are left out.</summary>
    public void Append(string actor, string action, string target, string reason, string result)
    {
        reason = Privacy.PatientMask.Numbers(reason);
        lock (guard)
        {
            var record = new AuditRecord(records.Count + 1, time.GetUtcNow(), actor, action, target, reason, result, "");
            record = record with { Hash = record.HashAfter(records.Count == 0 ? "" : records[^1].Hash) };
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!); // a file has a folder
            using (FileStream file = OwnersFile.Open(path, FileMode.Append))
            {
                file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(record, JsonSerializerOptions.Web) + "\n"));
                file.Flush(flushToDisk: true);
            }

            records.Add(record);
        }
    }

    /// <summary>Records, newest first.</summary>
    public AuditPage List(AuditFilter filter)
    {
        lock (guard)
        {
            IEnumerable<AuditRecord> found = records.AsEnumerable().Reverse().Where(filter.Takes);
            return new AuditPage([.. found.Take(filter.Limit)], records.Count, BrokenAt);
        }
    }

    private void Open()
    {
        if (!File.Exists(path))
        {
            return;
        }

        byte[] bytes = File.ReadAllBytes(path);
        int whole = Array.LastIndexOf(bytes, (byte)'\n') + 1; // a line without its end was being written when the power went
        if (whole < bytes.Length)
        {
            using FileStream file = OwnersFile.Open(path, FileMode.Open);
            file.SetLength(whole);
        }

        foreach (string line in Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Take(line);
        }

        if (BrokenAt is { } number)
        {
            LogBroken(number);
        }
    }

    private void Take(string line)
    {
        AuditRecord? record = TryRead(line);
        bool follows = record is not null && record.Number == records.Count + 1 && record.Hash == record.HashAfter(records.Count == 0 ? "" : records[^1].Hash);
        BrokenAt ??= follows ? null : records.Count + 1;
        records.Add(record ?? new AuditRecord(records.Count + 1, default, "?", "unreadable", "", "", "failed", ""));
    }

    private static AuditRecord? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditRecord>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(EventIds.AuditBroken, LogLevel.Error, "The audit trail was changed from outside: record {Number} does not follow from those before it.")]
    private partial void LogBroken(long number);
}

/// <summary>Which records are wanted. Members that are null do not restrict.</summary>
public sealed record AuditFilter(string? Actor = null, string? Action = null, string? Target = null, DateTimeOffset? From = null, DateTimeOffset? To = null, int Limit = 200)
{
    internal bool Takes(AuditRecord record) =>
        (Actor is null || record.Actor.Contains(Actor, StringComparison.OrdinalIgnoreCase)) && (Action is null || record.Action.StartsWith(Action, StringComparison.Ordinal))
        && (Target is null || record.Target.Contains(Target, StringComparison.Ordinal)) && (From is null || record.At >= From) && (To is null || record.At < To);
}

/// <summary>Records, newest first, how many there are at all, and where the chain is broken.</summary>
public sealed record AuditPage(IReadOnlyList<AuditRecord> Records, long CompleteToNumber, long? BrokenAt);
