using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Replies;

public sealed class ReplyTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void A_reply_echoes_adds_joins_and_translates_back()
    {
        MappingCatalog catalog = mappings.LoadGood();
        ReadMessage read = Messages.Read(catalog, Messages.Settle);
        var context = new ReplyContext(ReplyStatus.Accepted)
        {
            Request = read.Record,
            Canonical = Messages.Bundle(catalog),
            Answer = Answer(),
            Facts = new Dictionary<string, string> { ["cash"] = "2.25" },
        };

        Outcome<SourceRecord> reply = read.Message!.Reply(context);

        Assert.True(reply.Succeeded, string.Join('\n', reply.Issues));
        Assert.Equal(
            "reply/status=accepted reply/sex=1 reply/no=B1 reply/fund=8.00 reply/gap=6.75 reply/item[1]/count=2 reply/item[1]/share= reply/item[2]/count=1 reply/item[2]/share=9",
            RecordText.Of(reply.Value));
    }

    [Fact]
    public void A_refusal_lists_every_issue_and_spells_the_first_error_out()
    {
        MappingCatalog catalog = mappings.LoadGood();
        ReadMessage read = Messages.Read(catalog, Messages.Settle);
        Issue[] issues = [new(IssueCodes.CodeKept, new SourceLocation("a"), "x."), new(IssueCodes.ValueRequired, new SourceLocation("person/card"), "Expected a card.")];

        SourceRecord reply = read.Message!.Reply(new ReplyContext(ReplyStatus.Refused) { Request = read.Record, Issues = [.. issues] }).Value;

        Assert.Equal("GW3005 GW3001", $"{reply["reply/fault[1]/code"]} {reply["reply/fault[2]/code"]}");
        Assert.Equal("缺少必填项。位置：person/card。Expected a card.", reply["reply/text"]);
    }

    [Fact]
    public void A_reply_that_misses_a_required_value_names_the_row()
    {
        ReadMessage read = Messages.Read(mappings.LoadGood(), Messages.Settle);

        Outcome<SourceRecord> reply = read.Message!.Reply(new ReplyContext(ReplyStatus.Accepted));

        Issue issue = Assert.Single(reply.Issues);
        Assert.Equal((IssueCodes.ReplyValueMissing, "sources/test/1.0/settle.reply.csv:4:source"), (issue.Code, issue.TableRow));
    }

    [Fact]
    public void A_message_without_a_reply_table_says_so()
    {
        ReadMessage read = Messages.Read(mappings.LoadGood(), """{"person":{"card":"1"}}""");

        Assert.Equal(IssueCodes.ReplyTableMissing, Assert.Single(read.Message!.Reply(new ReplyContext(ReplyStatus.Accepted)).Issues).Code);
    }

    // Two answers: the later one counts. The second row's detail number is answered too.
    private static Bundle Answer()
    {
        var builder = new BundleBuilder("answer");
        foreach (decimal amount in (decimal[])[3m, 8m])
        {
            ((ClaimResponse)builder.Append("ClaimResponse")).Total.Add(new ClaimResponse.TotalComponent { Amount = new Money { Value = amount } });
        }

        var item = (ChargeItem)builder.Append("ChargeItem");
        ElementModel.Default.TryBind("ChargeItem.identifier[detail].value", null, out BoundPath? detail, out _);
        detail!.TrySetText(item, "B102");
        item.Quantity = new Quantity { Value = 9 };
        return builder.Collection();
    }
}
