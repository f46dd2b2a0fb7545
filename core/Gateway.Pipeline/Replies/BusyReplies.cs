using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Mapping;
using Gateway.Pipeline.Steps;

namespace Gateway.Pipeline.Replies;

/// <summary>Tells a sender in its own format that nothing was taken and that it should come again. Nothing of it is in the journal.</summary>
internal sealed class BusyReplies(ReceiveStep receive, ReadStep read, ReplyWriter writer)
{
    /// <param name="message">As it came; without bytes where nobody has read them.</param>
    /// <param name="code">What the gateway lacks.</param>
    public InboundReply Write(InboundMessage message, IssueCode code)
    {
        var context = new MessageContext(message);
        Run(receive);
        if (!context.IsRefused && !message.Bytes.IsEmpty)
        {
            Run(read); // the reply quotes the request
        }

        context.Issues = [new Issue(code, SourceLocation.Whole, "Send the same message again later.")];
        return writer.Write(context, ReplyStatus.Error) with { Kind = InboundReplyKind.Busy };

        void Run(IStep step) => step.RunAsync(context, CancellationToken.None).AsTask().GetAwaiter().GetResult(); // both are done at once
    }
}
