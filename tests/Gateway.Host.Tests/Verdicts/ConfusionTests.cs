using Gateway.Verdicts;

namespace Gateway.Host.Tests.Verdicts;

[Collection(GroundCollection.Name)]
public sealed class ConfusionTests(GroundFixture fixture, ITestOutputHelper output)
{
    /// <summary>Of these nobody can tell from here who failed: a row that reads a field which the sender leaves out looks like a sender that leaves it out.</summary>
    private static readonly string[] Undecidable = ["mapping: row reads a wrong field"];

    /// <summary>Of those that are done alone, and so take long, one or two of each party.</summary>
    private static readonly string[] Alone =
    [
        "sender: platform refuses its data", "patient: platform refuses the person", "mapping: platform finds a code missing", "gateway: message set aside by an operator", "gateway: destination paused by an operator",
        "network: connection refused", "network: behind a message that cannot go", "middle: a web page for an answer", "middle: its own failure as a refusal", "platform: under maintenance", "platform: refuses in words unknown so far",
    ];

    [Fact]
    public async Task The_verdict_on_a_fault_of_nearly_every_kind_names_the_party_that_failed()
    {
        VerdictFault[] kinds = [.. VerdictFault.All.Where(fault => !Undecidable.Contains(fault.Kind) && (!fault.IsAlone || Alone.Contains(fault.Kind)))];

        IReadOnlyCollection<TriedFault> tried = await VerdictTrial.RunAsync([fixture.Ground], kinds, kinds.Length, seed: 7, _ => { }, TestContext.Current.CancellationToken);

        var table = new ConfusionTable(tried);
        output.WriteLine(table.ToString());
        Assert.True(tried.Count >= 40);
        Assert.True(table.Share >= 0.95, string.Join('\n', table.Wrong));
    }

    [Fact]
    public void There_are_many_kinds_and_every_party_fails_in_several_ways()
    {
        Assert.True(VerdictFault.All.Length >= 20);
        Assert.Distinct(VerdictFault.All.Select(fault => fault.Kind));
        Assert.All(Enum.GetValues<Contract.Party>(), party => Assert.True(VerdictFault.All.Count(fault => fault.Guilty == party) >= 5, party.ToString()));
    }
}
