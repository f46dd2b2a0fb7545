using Gateway.Canonical;
using Gateway.Inbound;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

/// <summary>A message finishes on the versions it began with, and it begins when it is prepared (J2).</summary>
public sealed class InFlightTests
{
    private const string NewReply = "ZZZ|1.1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reload_while_the_platform_works_does_not_change_how_the_message_is_answered()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Platform.Hold();
        Task<InboundReply> first = world.SendAsync(ProductMappings.Registration());
        await world.Platform.IsAsked;

        world.Serving.Now = ProductMappings.WithANewerVersion;
        world.Platform.Answer();

        Assert.DoesNotContain(NewReply, PipelineWorld.Text(await first), StringComparison.Ordinal);
        Assert.Contains(NewReply, PipelineWorld.Text(await world.SendAsync(ProductMappings.Registration("MSG2020010200002", "GH2020000002"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_with_a_newer_version_answers_a_prepared_message_by_the_version_it_began_with()
    {
        FaultyJournal journal = await ReceivedAsync();
        await using (PipelineWorld before = await PipelineWorld.StartAsync(journal: journal))
        {
            await before.ReachesAsync(1, MessageState.Accepted); // nobody waited, so nothing was replied
        }

        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.WithANewerVersion, journal);
        InboundReply reply = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal((InboundReplyKind.Done, 1), (reply.Kind, reply.MessageId));
        Assert.DoesNotContain(NewReply, PipelineWorld.Text(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_only_received_begins_with_what_serves_when_it_is_prepared()
    {
        FaultyJournal journal = await ReceivedAsync();

        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.WithANewerVersion, journal);
        await world.ReachesAsync(1, MessageState.Accepted);

        MappingStamp began = await StampAsync(world, 1);
        Assert.Equal((ProductMappings.Hl7, "1.1", "adt-a04", "nhsa", "1.0"), (began.Source, began.Version, began.Message, began.Platform, began.PlatformVersion));
    }

    [Fact]
    public async Task A_replay_gives_the_canonical_bytes_of_the_journal_whatever_was_released_since()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        InboundReply reply = await world.SendAsync(ProductMappings.Registration());
        byte[] kept = (await world.FactsOf(reply.MessageId)).OfType<JournalFact.Prepared>().Single().Canonical.ToArray();

        InboundMessage message = PipelineWorld.MessageOf(ProductMappings.Registration());
        MessageContext replayed = await Preview.ReplayAsync(ProductMappings.WithANewerVersion, message, await StampAsync(world, reply.MessageId), Token);

        Assert.Equal("1.0", replayed.Read!.Version!.Version);
        Assert.Equal(kept, CanonicalJson.Write(replayed.Canonical!));
    }

    [Theory]
    [InlineData("fujian-ini@1.0#0a1b2c3d4e5f/mzsf nhsa@1.0#0a1b2c3d4e5f", "fujian-ini", "1.0", "mzsf", "nhsa", "1.0")]
    [InlineData("fujian-ini@1.0#0a1b2c3d4e5f/mzsf", "fujian-ini", "1.0", "mzsf", null, null)]
    [InlineData("hl7v2-iborn@1.10/adt-a04", "hl7v2-iborn", "1.10", "adt-a04", null, null)]
    public void A_stamp_is_read_with_and_without_hashes(string text, string source, string version, string message, string? platform, string? tables) =>
        Assert.Equal(new MappingStamp(source, version, message, platform, tables), MappingStamp.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fujian-ini")]
    [InlineData("fujian-ini@1.0")]
    public void What_is_no_stamp_is_none(string? text) => Assert.Null(MappingStamp.Read(text));

    private static async Task<FaultyJournal> ReceivedAsync()
    {
        var journal = new FaultyJournal();
        await journal.RecordAsync(new Arrival(ProductMappings.Hospital, ProductMappings.Hl7, "test", PipelineWorld.Begin, ProductMappings.Registration()), Token);
        return journal;
    }

    private static async Task<MappingStamp> StampAsync(PipelineWorld world, long id) =>
        MappingStamp.Read((await world.FactsOf(id)).OfType<JournalFact.Prepared>().Single().MappingVersion)!; // the line writes what it reads
}
