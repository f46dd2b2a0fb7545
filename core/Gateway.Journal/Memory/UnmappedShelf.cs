using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>The work list of codes in memory. Its owner holds the lock.</summary>
internal sealed class UnmappedShelf
{
    private readonly Dictionary<UnmappedKey, Line> lines = [];

    /// <summary>Notes one code of one message.</summary>
    /// <returns>Whether it counted.</returns>
    public bool Note(MessageHeader message, UnmappedNote note, DateTimeOffset at)
    {
        UnmappedKey key = note.KeyOf(message.Institution);
        if (!lines.TryGetValue(key, out Line? line))
        {
            lines.Add(key, line = new Line(new UnmappedRow(key, note, 0, at.ToUniversalTime(), at.ToUniversalTime(), message.Id, 0), []));
        }

        bool counts = !line.Messages.ContainsKey(message.Sha256);
        line.Messages[message.Sha256] = message.Id;
        line.Row = line.Row with { Last = note with { Display = note.Display ?? line.Row.Last.Display }, Messages = line.Messages.Count, LastSeen = at.ToUniversalTime(), LastMessage = message.Id };
        return counts;
    }

    public ImmutableArray<UnmappedRow> List(UnmappedFilter filter, Func<long, bool> isParked) =>
    [
        .. lines.Values.Where(line => Matches(line.Row.Key, filter) && line.Row.Key.Source.StartsWith(UnmappedFilter.AnswersOf, StringComparison.Ordinal) == filter.IsOfAnswers)
            .OrderByDescending(line => line.Row.Messages).ThenByDescending(line => line.Row.LastSeen).Take(filter.Limit)
            .Select(line => line.Row with { Waiting = line.Messages.Values.LongCount(isParked) }),
    ];

    public ImmutableArray<long> Waiting(UnmappedKey key, Func<long, bool> isParked) =>
        lines.TryGetValue(key, out Line? line) ? [.. line.Messages.Values.Where(isParked).Order()] : [];

    private static bool Matches(UnmappedKey key, UnmappedFilter filter) =>
        (filter.Institution is null || key.Institution == filter.Institution) && (filter.Source is null || key.Source == filter.Source) && (filter.Concept is null || key.Concept == filter.Concept);

    private sealed class Line(UnmappedRow row, Dictionary<string, long> messages)
    {
        public UnmappedRow Row { get; set; } = row;

        /// <summary>The newest message by its bytes' hash.</summary>
        public Dictionary<string, long> Messages { get; } = messages;
    }
}
