using System.Collections.Immutable;
using AutoMapper;
using Gateway.Console.Privacy;
using Gateway.Contract;
using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Console.Views;

/// <summary>Reads the journal for people. Shows what happened and why, never what a message contains; what the other side said, without the persons in it.</summary>
public sealed class MessageViews
{
    private readonly IJournal journal;
    private readonly IMapper mapper;
    private readonly Func<MessageHeader, ImmutableArray<JournalledFact>, CancellationToken, ValueTask<Verdict?>> verdict;

    /// <param name="journal">Where messages are.</param>
    /// <param name="verdict">Who failed and what to do, of a message and its facts.</param>
    /// <param name="loggers">For the views' mapper.</param>
    public MessageViews(IJournal journal, Func<MessageHeader, ImmutableArray<JournalledFact>, CancellationToken, ValueTask<Verdict?>> verdict, ILoggerFactory loggers)
    {
        (this.journal, this.verdict) = (journal, verdict);
        var configuration = new MapperConfiguration(expression => expression.AddProfile<JournalProfile>(), loggers);
        mapper = configuration.CreateMapper();
    }

    /// <summary>One page, newest first.</summary>
    public async Task<MessageListView> ListAsync(MessageFilter filter, CancellationToken cancellationToken)
    {
        MessagePage page = await journal.ListAsync(filter, cancellationToken);
        long? next = page.Messages.Length == filter.Limit ? page.Messages[^1].Id : null;
        return new MessageListView(mapper.Map<List<MessageView>>(page.Messages.ToArray()), page.CompleteToSequence, next);
    }

    /// <summary>Some messages as lists show them.</summary>
    public IReadOnlyList<MessageView> Of(ImmutableArray<MessageHeader> messages) => mapper.Map<List<MessageView>>(messages.ToArray());

    /// <summary>A message's whole history; null when there is no such message.</summary>
    public async Task<MessageDetailView?> ShowAsync(long id, CancellationToken cancellationToken)
    {
        MessageHeader? header = await journal.FindAsync(id, cancellationToken);
        if (header is null)
        {
            return null;
        }

        ImmutableArray<JournalledFact> journalled = await journal.ReadAsync(id, cancellationToken);
        List<FactView> facts = mapper.Map<List<FactView>>(journalled.ToArray());
        var view = new MessageDetailView(mapper.Map<MessageView>(header), facts, Explanation.Of(header, facts))
        {
            Attempts = AttemptView.Of(journalled),
            Hops = MessageStory.Of(header, journalled),
            Verdict = await verdict(header, journalled, cancellationToken) is { } found ? mapper.Map<VerdictView>(found) : null,
        };
        return new ViewMask(MessagePersons.Of(journalled)).Of(view);
    }

    /// <summary>Messages per source and state.</summary>
    public async Task<IReadOnlyList<CountView>> CountAsync(CancellationToken cancellationToken) =>
        mapper.Map<List<CountView>>((await journal.CountAsync(cancellationToken)).ToArray());
}
