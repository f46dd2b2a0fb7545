using System.Diagnostics.Metrics;
using System.Text;
using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

public sealed class UnmappedCodeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // PV1-18 is the settlement class.
    private static byte[] Unknown { get; } = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ProductMappings.Registration()).Replace("|11|GH2020000001", "|15|GH2020000001", StringComparison.Ordinal));

    [Fact]
    public async Task A_refused_code_stands_on_the_work_list_once_however_often_its_message_comes()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply first = await world.SendAsync(Unknown), second = await world.SendAsync(Unknown);

        UnmappedRow line = Assert.Single(await world.Journal.ListUnmappedAsync(new UnmappedFilter(), Token));
        Assert.Equal((InboundReplyKind.Refused, InboundReplyKind.Refused), (first.Kind, second.Kind));
        Assert.Equal(new UnmappedKey(ProductMappings.Hospital, ProductMappings.Hl7, "settlement-class", "15", IsBack: false), line.Key);
        Assert.Equal((1, second.MessageId, UnmappedOutcome.Rejected, "1.0"), (line.Messages, line.LastMessage, line.Last.Action, line.Last.Version));
        Assert.StartsWith("sources/hl7v2-iborn/1.0/adt-a04.csv:", line.Last.TableRow, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_waits_for_a_person_parks_its_message_and_nothing_is_sent()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.ParkingUnknownClasses());

        InboundReply reply = await world.SendAsync(Unknown);

        Assert.Equal((InboundReplyKind.Pending, MessageState.Parked, 0), (reply.Kind, await world.StateOf(reply.MessageId), world.Platform.Calls));
        Assert.Equal(IssueCodes.CodeParked, Assert.Single(Assert.IsType<JournalFact.Parked>((await world.FactsOf(reply.MessageId))[0]).Issues, issue => issue.IsError).Code);
        Assert.Equal([reply.MessageId], await world.Journal.WaitingForAsync(new UnmappedKey(ProductMappings.Hospital, ProductMappings.Hl7, "settlement-class", "15", IsBack: false), Token));
    }

    [Fact]
    public async Task A_sender_that_asks_again_for_a_parked_message_hears_at_once_that_it_waits_and_it_counts_once()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.ParkingUnknownClasses());

        InboundReply first = await world.SendAsync(Unknown), again = await world.SendAsync(Unknown).WaitAsync(TimeSpan.FromSeconds(30), Token); // the clock stands still: a deadline would never come

        Assert.Equal((InboundReplyKind.Pending, first.MessageId), (again.Kind, again.MessageId));
        Assert.Equal(1, Assert.Single(await world.Journal.ListUnmappedAsync(new UnmappedFilter(), Token)).Messages);
    }

    [Fact]
    public async Task A_message_with_another_fault_beside_the_waiting_code_is_refused()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.ParkingUnknownClasses());

        InboundReply reply = await world.SendAsync(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Unknown).Replace("||测试甲||", "||||", StringComparison.Ordinal)));

        Assert.Equal((InboundReplyKind.Refused, MessageState.Refused), (reply.Kind, await world.StateOf(reply.MessageId)));
    }

    [Fact]
    public async Task Once_the_table_knows_the_code_the_parked_message_goes_through()
    {
        ProductMappings mappings = ProductMappings.ParkingUnknownClasses();
        await using PipelineWorld world = await PipelineWorld.StartAsync(mappings);
        InboundReply reply = await world.SendAsync(Unknown);

        mappings.Serve(ProductMappings.WithClassFifteen);
        await world.ReleaseAsync(reply.MessageId);

        await world.ReachesAsync(reply.MessageId, MessageState.Accepted);
        Assert.Equal(InboundReplyKind.Done, (await world.SendAsync(Unknown)).Kind);
    }

    [Fact]
    public async Task A_released_message_whose_code_is_still_unknown_is_parked_again()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.ParkingUnknownClasses());
        InboundReply reply = await world.SendAsync(Unknown);

        await world.ReleaseAsync(reply.MessageId);

        await world.ReachesAsync(reply.MessageId, MessageState.Parked);
        Assert.Equal(0, world.Platform.Calls);
    }

    [Fact]
    public async Task A_kept_code_stands_on_the_work_list_and_its_message_goes_on()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply reply = await world.SendAsync(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ProductMappings.Registration()).Replace("|01^汉族|", "|77^示范族|", StringComparison.Ordinal)));

        UnmappedRow line = Assert.Single(await world.Journal.ListUnmappedAsync(new UnmappedFilter(), Token));
        Assert.Equal((InboundReplyKind.Done, "naty", "77", UnmappedOutcome.Kept), (reply.Kind, line.Key.Concept, line.Key.Code, line.Last.Action));
    }

    [Fact]
    public async Task The_metric_counts_codes_by_concept_and_action_as_the_work_list_does()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        List<string> measured = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, meters) => { if (instrument.Name == "gateway.unmapped.codes") { meters.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => { lock (measured) { measured.Add($"{value} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"); } });
        listener.Start();

        await world.SendAsync(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ProductMappings.Registration(visit: "GH2020000777")).Replace("^^^02|2", "^^^99|2", StringComparison.Ordinal)));

        lock (measured)
        {
            Assert.Contains("1 concept=caty-of-department action=rejected", measured);
        }
    }
}
