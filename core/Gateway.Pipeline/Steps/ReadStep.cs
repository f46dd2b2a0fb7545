using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Pipeline.Steps;

/// <summary>3 Read: bytes → record, by the adapter and the version that the service date picks.</summary>
internal sealed class ReadStep : IStep
{
    public string Name => "Read";

    public ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        if (context.Inbound.Bytes.IsEmpty)
        {
            context.Issues = context.Issues.Add(new Issue(IssueCodes.MessageEmpty, SourceLocation.Whole, "Expected a message."));
            return ValueTask.CompletedTask;
        }

        Outcome<ReadMessage> read = context.Source!.Read(context.Inbound.Bytes); // set by step 1
        context.Read = read.Partial;
        context.Issues = context.Issues.AddRange(read.Issues);
        return ValueTask.CompletedTask;
    }
}
