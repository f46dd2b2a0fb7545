using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Pipeline.Steps;

/// <summary>4 Map: record → Bundle with lineage. A message that continues an earlier one takes over what that one said.</summary>
/// <param name="earlier">Null in previews: they see one message alone.</param>
internal sealed class MapStep(EarlierMessages? earlier) : IStep
{
    public string Name => "Map";

    public async ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        ReadMessage read = context.Read!; // set by step 3
        var map = new MapContext(context.Institution!, context.ContentHash, read.ServiceDate); // set by step 1
        Outcome<MappedMessage> mapped = read.Message!.Map(read.Record!, map);
        context.Issues = context.Issues.AddRange(mapped.Issues);
        context.Mapped = mapped.Partial;
        if (mapped.Succeeded && earlier is not null)
        {
            await earlier.TakeOverAsync(context, cancellationToken);
        }
    }
}
