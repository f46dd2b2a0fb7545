using Gateway.Contract;
using Gateway.Verdicts;

namespace Gateway.Host.Tests.Verdicts;

public sealed class ConfusionTableTests
{
    [Fact]
    public void Rows_are_who_failed_and_columns_what_was_told()
    {
        var table = new ConfusionTable([Tried(Party.Sender, Party.Sender), Tried(Party.Sender, Party.Mapping), Tried(Party.Network, Party.Network), Tried(Party.Network, null)]);

        Assert.Equal((2, 0.5), (table.Right, table.Share));
        Assert.Matches(@"sender +1 +\. +\. +1 ", table.ToString());
        Assert.Contains("WRONG  a kind: told mapping. some evidence", table.ToString(), StringComparison.Ordinal);
        Assert.Contains("WRONG  a kind: told nothing. some evidence", table.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("4 faults of 1 kinds: 2 told right, 50.0 %", table.ToString(), StringComparison.Ordinal);
    }

    private static TriedFault Tried(Party guilty, Party? told) => new(new VerdictFault("a kind", guilty, (_, _, _) => Task.FromResult(0L)), 1, new Told(told, "some evidence", true));
}
