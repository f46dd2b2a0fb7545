using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Pipeline.Steps;

/// <summary>3 Read: bytes → record, by the adapter and the version that the service date picks.</summary>
internal sealed class ReadStep : IStep
{
    public string Name => "Read";

    public ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        if (context is { Read: not null, BeganWith: null })
        {
            return ValueTask.CompletedTask; // read ahead
        }

        if (context.Inbound.Bytes.IsEmpty)
        {
            context.Issues = context.Issues.Add(new Issue(IssueCodes.MessageEmpty, SourceLocation.Whole, "Expected a message."));
            return ValueTask.CompletedTask;
        }

        Outcome<ReadMessage> read = Read(context, context.Source!); // set by step 1
        context.Read = read.Partial;
        context.Issues = context.Issues.AddRange(read.Issues);
        return ValueTask.CompletedTask;
    }

    /// <summary>What was prepared before is read by the version it began with: a release since then does not change how its sender is answered.</summary>
    private static Outcome<ReadMessage> Read(MessageContext context, Source source) =>
        context.BeganWith is { } stamp && source.Version(stamp.Version) is { } began ? Source.ReadBy(began, context.Inbound.Bytes)
        : context.AsOf is { } day ? source.ReadAsOf(context.Inbound.Bytes, day)
        : source.Read(context.Inbound.Bytes);
}
