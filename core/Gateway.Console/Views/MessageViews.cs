using AutoMapper;
using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Console.Views;

/// <summary>Reads the journal for people. Shows what happened and why, never what a message contains.</summary>
public sealed class MessageViews
{
    private readonly IJournal journal;
    private readonly IMapper mapper;

    public MessageViews(IJournal journal, ILoggerFactory loggers)
    {
        this.journal = journal;
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

    /// <summary>A message's whole history; null when there is no such message.</summary>
    public async Task<MessageDetailView?> ShowAsync(long id, CancellationToken cancellationToken)
    {
        MessageHeader? header = await journal.FindAsync(id, cancellationToken);
        if (header is null)
        {
            return null;
        }

        List<FactView> facts = mapper.Map<List<FactView>>((await journal.ReadAsync(id, cancellationToken)).ToArray());
        return new MessageDetailView(mapper.Map<MessageView>(header), facts, Explanation.Of(header, facts));
    }

    /// <summary>Messages per source and state.</summary>
    public async Task<IReadOnlyList<CountView>> CountAsync(CancellationToken cancellationToken) =>
        mapper.Map<List<CountView>>((await journal.CountAsync(cancellationToken)).ToArray());
}
