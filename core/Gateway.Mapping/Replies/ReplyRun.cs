using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Makes one reply.</summary>
internal static class ReplyRun
{
    public static Outcome<SourceRecord> Make(ReplyTable table, ReplyContext context, CodeBook codes, UnmappedLog unmapped)
    {
        var scope = new RowScope(codes)
        {
            Record = context.Request,
            Canonical = context.Canonical is null ? null : new BundleIndex(context.Canonical),
            Answer = context.Answer is null ? null : new BundleIndex(context.Answer),
            Facts = context.Facts,
            Institution = context.Institution,
            Outcome = context,
            Unmapped = unmapped,
            ServiceDate = context.TablesOn,
        };
        SourceRecord record = table.Reply(scope);
        unmapped.HandTo(context.Unmapped);
        return scope.HasErrors ? Outcome.Refused([.. scope.Issues], record) : Outcome.Of(record, [.. scope.Issues]);
    }
}
