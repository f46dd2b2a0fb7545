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
        AnswersWhenStored = versions.Any(version => version.Messages.Any(message => message.ReplyWhen == ReplyWhen.Stored));
    }

    /// <summary>For example <c>fujian-ini</c>.</summary>
    public string Id { get; }

    /// <summary>Oldest first, by effective date; at least one.</summary>
    public ImmutableArray<SourceVersion> Versions { get; }

    /// <summary>Whether some of its messages are answered once they are stored.</summary>
    public bool AnswersWhenStored { get; }

    /// <summary>The newest version that may serve.</summary>
    public SourceVersion Newest => VersionChoice.Newest(Versions);

    /// <summary>A version by its name; null when there is none.</summary>
    public SourceVersion? Version(string version) => Versions.FirstOrDefault(candidate => candidate.Version == version);

    /// <summary>The version that was in force on a day; null when none was.</summary>
    public SourceVersion? VersionAsOf(DateOnly day) => VersionChoice.AsOf(Versions, day);

    /// <summary>Reads one message: the newest version's codec finds the service date, that date picks the version, whose own codec reads and whose <c>when</c> picks the message.</summary>
    /// <param name="bytes">Without transport framing.</param>
    /// <returns>The record and who maps it. A refused outcome carries what could be read, so that a reply can quote it.</returns>
    public Outcome<ReadMessage> Read(ReadOnlyMemory<byte> bytes)
    {
        SourceVersion newest = Newest;
        Outcome<ReadMessage> read = ReadBy(newest, bytes);
        if (read.Partial is not { Record: not null, ServiceDate: { } day })
        {
            return read;
        }

        SourceVersion? version = VersionChoice.On(Versions, day);
        return version is null ? Refuse(read, day) : version == newest ? read : ReadBy(version, bytes);
    }

    /// <summary>Reads one message by the tables of another day: that day picks the version and, later, the code rows. What the message says of itself stays, its service date too.</summary>
    public Outcome<ReadMessage> ReadAsOf(ReadOnlyMemory<byte> bytes, DateOnly day)
    {
        Outcome<ReadMessage> read = VersionAsOf(day) is { } version ? ReadBy(version, bytes) : Refuse(ReadBy(Newest, bytes), day);
        return read.Partial is not { } part ? read
            : read.Succeeded ? Outcome.Of(part with { TablesOn = day }, read.Issues) : Outcome.Refused(read.Issues, part with { TablesOn = day });
    }

    /// <summary>Reads one message by a version that was chosen before: what is in flight finishes on the version it began with.</summary>
    public static Outcome<ReadMessage> ReadBy(SourceVersion version, ReadOnlyMemory<byte> bytes)
    {
        Outcome<SourceRecord> read = version.Codec.Read(bytes);
        if (!read.Succeeded)
        {
            return Outcome.Refused(read.Issues, new ReadMessage(version, null, read.Partial, null));
        }

        bool isDated = TryFindDay(version, read.Value, out DateOnly? day, out Issue? issue);
        ReadMessage part = Part(version, read.Value, day);
        if (!isDated)
        {
            return Outcome.Refused(read.Issues.Add(issue!), part); // given when the result is false
        }

        return part.Message is not null
            ? Outcome.Of(part, read.Issues)
            : Outcome.Refused(read.Issues.Add(new Issue(IssueCodes.MessageUnknown, SourceLocation.Whole, $"Expected one of {string.Join(", ", version.Messages.Select(message => message.Name))}.")), part);
    }

    /// <summary>The answer to a message that nobody could assign, by the newest version's <c>error-reply</c>, as its codec writes it.</summary>
    public Outcome<ReadOnlyMemory<byte>> ErrorReply(ReplyContext context) => Newest.ErrorReply(context);

    private Outcome<ReadMessage> Refuse(Outcome<ReadMessage> read, DateOnly day) => Outcome.Refused(
        [.. read.Issues.Where(issue => issue.Code != IssueCodes.MessageUnknown), new Issue(IssueCodes.VersionMissing, SourceLocation.Whole, $"Expected a service date that a version of {Id} covers.")],
        (read.Partial ?? new ReadMessage(Newest, null, null, null)) with { ServiceDate = day });

    private static ReadMessage Part(SourceVersion version, SourceRecord record, DateOnly? day)
    {
        RowScope scope = version.ScopeOf(record);
        return new ReadMessage(version, version.Messages.FirstOrDefault(message => message.Takes(scope)), record, day);
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
}
