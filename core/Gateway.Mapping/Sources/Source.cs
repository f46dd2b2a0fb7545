using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One vendor's messages in all their versions.</summary>
public sealed class Source
{
    internal Source(string id, ImmutableArray<SourceVersion> versions)
    {
        Id = id;
        Versions = versions;
    }

    /// <summary>For example <c>fujian-ini</c>.</summary>
    public string Id { get; }

    /// <summary>Oldest first, by effective date; at least one.</summary>
    public ImmutableArray<SourceVersion> Versions { get; }

    /// <summary>The newest version that may serve.</summary>
    public SourceVersion Newest => Versions.LastOrDefault(version => version.Status == ReleaseStatus.Released) ?? Versions[^1];

    /// <summary>A version by its name; null when there is none.</summary>
    public SourceVersion? Version(string version) => Versions.FirstOrDefault(candidate => candidate.Version == version);

    /// <summary>Reads one message: the newest version's codec reads, the service date in the message picks the version, <c>when</c> picks the message.</summary>
    /// <param name="bytes">Without transport framing.</param>
    /// <returns>The record and who maps it. A refused outcome carries what could be read, so that a reply can quote it.</returns>
    public Outcome<ReadMessage> Read(ReadOnlyMemory<byte> bytes)
    {
        SourceVersion newest = Newest;
        Outcome<SourceRecord> read = newest.Codec.Read(bytes);
        if (!read.Succeeded)
        {
            return Outcome.Refused(read.Issues, new ReadMessage(newest, null, read.Partial, null));
        }

        if (!TryFindDay(newest, read.Value, out DateOnly? day, out Issue? issue))
        {
            return Outcome.Refused(read.Issues.Add(issue!), Part(newest, read.Value, null)); // given when the result is false
        }

        SourceVersion? version = day is { } known ? VersionOn(known) : newest;
        if (version is null)
        {
            issue = new Issue(IssueCodes.VersionMissing, SourceLocation.Whole, $"Expected a service date that a version of {Id} covers.");
            return Outcome.Refused(read.Issues.Add(issue), Part(newest, read.Value, day));
        }

        Outcome<SourceRecord> again = version == newest ? read : version.Codec.Read(bytes);
        return again.Succeeded ? Recognise(version, again, day) : Outcome.Refused(again.Issues, new ReadMessage(version, null, again.Partial, day));
    }

    /// <summary>The answer to a message that nobody could assign, by the newest version's <c>error-reply</c>, as its codec writes it.</summary>
    public Outcome<ReadOnlyMemory<byte>> ErrorReply(ReplyContext context) => Newest.ErrorReply(context);

    private static ReadMessage Part(SourceVersion version, SourceRecord record, DateOnly? day)
    {
        RowScope scope = version.ScopeOf(record);
        return new ReadMessage(version, version.Messages.FirstOrDefault(message => message.Takes(scope)), record, day);
    }

    private static Outcome<ReadMessage> Recognise(SourceVersion version, Outcome<SourceRecord> read, DateOnly? day)
    {
        ReadMessage part = Part(version, read.Value, day);
        return part.Message is not null
            ? Outcome.Of(part, read.Issues)
            : Outcome.Refused(read.Issues.Add(new Issue(IssueCodes.MessageUnknown, SourceLocation.Whole, $"Expected one of {string.Join(", ", version.Messages.Select(message => message.Name))}.")), part);
    }

    private static bool TryFindDay(SourceVersion version, SourceRecord record, out DateOnly? day, out Issue? issue)
    {
        (day, issue) = (null, null);
        if (version.ServiceDatePath is not { } path)
        {
            return true;
        }

        string? text = path.Of(version.ScopeOf(record), out Flow flow);
        if (text is not null && text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly found))
        {
            day = found;
            return true;
        }

        // Not every message of a source has a service date (a query, a patient's update): those take the newest version.
        if (text is null && flow.Fault is null)
        {
            return true;
        }

        issue = path.Refuse(IssueCodes.ServiceDateUnreadable, flow, flow.Fault ?? "Expected a date.");
        return false;
    }

    private SourceVersion? VersionOn(DateOnly day) =>
        Versions.LastOrDefault(version => version.Status == ReleaseStatus.Released && version.Covers(day)) ?? Versions.LastOrDefault(version => version.Status == ReleaseStatus.Draft && version.Covers(day));
}
