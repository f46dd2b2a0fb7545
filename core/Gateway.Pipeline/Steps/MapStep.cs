using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Pipeline.Steps;

/// <summary>4 Map: record → Bundle with lineage. A message that continues an earlier one takes over what that one said.</summary>
/// <param name="earlier">Null in previews: they see one message alone.</param>
/// <param name="workList">Null in previews: they leave nothing behind.</param>
internal sealed class MapStep(EarlierMessages? earlier, CodeWorkList? workList) : IStep
{
    public string Name => "Map";

    public async ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        ReadMessage read = context.Read!; // set by step 3
        var map = new MapContext(context.Institution!, context.ContentHash, read.ServiceDate) { TablesOn = read.TablesOn }; // set by step 1
        Outcome<MappedMessage> mapped = read.Message!.Map(read.Record!, map);
        context.Issues = context.Issues.AddRange(mapped.Issues);
        context.Mapped = mapped.Partial;
        if (workList is not null && mapped.Partial is { Unmapped: { IsEmpty: false } codes })
        {
            await workList.NoteAsync(context, codes, cancellationToken);
        }

        if (mapped.Succeeded && earlier is not null)
        {
            await earlier.TakeOverAsync(context, cancellationToken);
        }
    }
}
