using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Platform.Tests;

public sealed class PlanBuilderTests
{
    private readonly PlanBuilder builder = new(Product.Knowledge);

    [Fact]
    public void A_settlement_gets_its_lane_by_visit_and_its_keys_without_a_persons_number()
    {
        PlannedMessage planned = builder.Build(Product.Sample("fujian-ini", "mzsf-two-items.txt")).Value;

        Assert.StartsWith("nhsa/H99999900001/visit/", planned.Lane.Text);
        Assert.Equal(["person", "visit", "invoice"], planned.Keys.Select(key => key.Kind));
        Assert.Equal(64, planned.Keys[0].Value.Length);
    }

    [Fact]
    public void A_message_without_any_number_that_its_lane_goes_by_is_refused()
    {
        PlanRequest request = Product.Sample("fujian-ini", "mzsf-two-items.txt"), nameless = Product.Sample("fujian-ini", "mzsf-two-items.txt");
        foreach (Hl7.Fhir.Model.Resource resource in nameless.Message.Entry.Select(entry => entry.Resource).OfType<Hl7.Fhir.Model.Resource>())
        {
            _ = resource switch
            {
                Hl7.Fhir.Model.Encounter encounter => encounter.Identifier = [],
                Hl7.Fhir.Model.Claim claim => claim.Identifier = [],
                Hl7.Fhir.Model.Coverage coverage => coverage.Identifier = [],
                _ => null,
            };
        }

        Outcome<PlannedMessage> planned = builder.Build(nameless);

        Assert.Equal(IssueCodes.LaneUnknown, Assert.Single(planned.Issues).Code);
        Assert.Null(builder.LaneOf(request.Event, nameless.Message, request.Institution));
        Assert.NotNull(builder.LaneOf(request.Event, request.Message, request.Institution));
    }

    [Fact]
    public void Charges_are_cut_into_batches_of_the_dialects_size()
    {
        PlannedMessage planned = builder.Build(Product.Sample("fujian-ini", "mzsf-120-items.txt")).Value;

        PlanStep charges = planned.Plan.Steps.Single(step => step.Name == "charges");
        Assert.Equal((50, 3), (charges.Batch!.Size, charges.Runs));
    }

    [Fact]
    public void What_the_key_book_knows_is_not_done_again_and_what_it_forgot_is()
    {
        PlanRequest request = Product.Sample("fujian-ini", "mzsf-two-items.txt");
        ImmutableDictionary<string, string> known = ImmutableDictionary<string, string>.Empty.Add("mdtrt_id", "M1"), forgotten = known.SetItem("mdtrt_id", "");

        Plan with = builder.Build(request with { KeyBook = request.KeyBook.Add("visit", known) }).Value.Plan;
        Plan without = builder.Build(request with { KeyBook = request.KeyBook.Add("visit", forgotten).Add("invoice", known) }).Value.Plan;

        Assert.DoesNotContain(with.Steps, step => step.Name == "register");
        Assert.Equal("M1", with.Facts["mdtrt_id"]);
        Assert.Contains(without.Steps, step => step.Name == "register");
    }

    [Fact]
    public void A_cancellation_of_what_nobody_knows_names_the_facts_that_are_missing()
    {
        Outcome<PlannedMessage> planned = builder.Build(Product.Sample("fujian-ini", "mzsfcx-cancel.txt"));

        Assert.False(planned.Succeeded);
        Assert.Contains(planned.Issues, issue => issue.Code.Id == "GW5003" && issue.At.Path == "2208/setl_id");
    }

    [Fact]
    public void Charges_behind_a_registration_that_is_on_its_way_get_an_open_plan_and_its_facts_when_their_turn_comes()
    {
        PlanRequest request = Product.Sample("hl7v2-iborn", "dft-p03-two-charges.hl7");
        ImmutableDictionary<string, string> learned = ImmutableDictionary<string, string>.Empty.Add("psn_no", "P1").Add("insutype", "310").Add("insuplc_admdvs", "999999").Add("mdtrt_id", "M1");

        Outcome<PlannedMessage> alone = builder.Build(request);
        Plan open = builder.Build(request with { MayBeOpen = true }).Value.Plan;
        Plan whole = open.Complete(ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add("visit", learned), _ => false);

        Assert.Contains(alone.Issues, issue => issue.Code.Id == "GW5003");
        Assert.True(open.IsOpen);
        Assert.True(Plan.FromJson(open.ToJson()).IsOpen);
        Assert.Equal("M1", whole.Facts["mdtrt_id"]);
    }

    [Fact]
    public void A_step_of_an_open_plan_whose_facts_came_meanwhile_is_left_out_unless_it_was_begun()
    {
        Plan whole = builder.Build(Product.Sample("fujian-ini", "mzsf-two-items.txt")).Value.Plan with { IsOpen = true };
        ImmutableDictionary<string, ImmutableDictionary<string, string>> keyBook = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add("visit", ImmutableDictionary<string, string>.Empty.Add("mdtrt_id", "M1"));

        Assert.DoesNotContain(whole.Complete(keyBook, _ => false).Steps, step => step.Name == "register");
        Assert.Contains(whole.Complete(keyBook, step => step.Name == "register").Steps, step => step.Name == "register");
    }

    [Fact]
    public void An_event_without_a_plan_is_named() =>
        Assert.Equal("GW5002", Assert.Single(builder.Build(Product.Sample("fujian-ini", "mzsf-two-items.txt") with { Event = "nothing.known" }).Issues).Code.Id);

    [Fact]
    public void The_same_message_is_previewed_in_the_same_bytes_with_stand_ins_for_what_answers_give()
    {
        var preview = new TransactionPreview(Product.Knowledge);

        ImmutableArray<PreviewedTransaction> first = preview.Transactions(Product.Sample("fujian-ini", "mzsf-120-items.txt")).Value;
        ImmutableArray<PreviewedTransaction> second = preview.Transactions(Product.Sample("fujian-ini", "mzsf-120-items.txt")).Value;

        Assert.Equal(["1101", "2201", "2203A", "2204", "2204", "2204", "2206", "2207"], first.Select(transaction => transaction.Transaction));
        Assert.Equal(first.Select(one => Encoding.UTF8.GetString(one.Bytes.Span)), second.Select(one => Encoding.UTF8.GetString(one.Bytes.Span)));
        JsonElement settle = JsonDocument.Parse(first[^1].Bytes).RootElement;
        Assert.Equal("{{mdtrt_id}}", JsonValues.At(settle, "input/data/mdtrt_id").Single());
        Assert.Equal("H99999900001", settle.GetProperty("fixmedins_code").GetString());
        Assert.Equal(30, settle.GetProperty("msgid").GetString()!.Length);
        Assert.Equal(
            "infno,msgid,mdtrtarea_admvs,insuplc_admdvs,recer_sys_code,dev_no,dev_safe_info,cainfo,signtype,infver,opter_type,opter,opter_name,inf_time,fixmedins_code,fixmedins_name,sign_no,input",
            string.Join(',', settle.EnumerateObject().Select(member => member.Name)));
    }
}
