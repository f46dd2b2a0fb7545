using Gateway.Host.Cli;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Host.Tests.Cli;

public sealed class SimulateVerbTests
{
    [Theory]
    [InlineData("act-then-drop=0.05", FaultKind.ActThenDrop, null, 0.05)]
    [InlineData("2207:stall=1", FaultKind.Stall, "2207", 1)]
    [InlineData("Stall", FaultKind.Stall, null, 1)]
    [InlineData("stall=0", FaultKind.Stall, null, 0)]
    public void A_fault_is_kind_probability_and_perhaps_a_transaction(string text, FaultKind kind, string? infno, double probability)
    {
        Assert.True(SimulateVerb.TryRead([text], out List<FaultRule> rules, out string? wrong));

        FaultRule rule = Assert.Single(rules);
        Assert.Equal((kind, infno, probability, null), (rule.Kind, rule.Infno, rule.Probability, wrong));
    }

    [Fact]
    public void Several_faults_are_read_in_their_order()
    {
        Assert.True(SimulateVerb.TryRead(["stall=0.1", "2207:act-then-drop=1"], out List<FaultRule> rules, out string? _));

        Assert.Equal([FaultKind.Stall, FaultKind.ActThenDrop], rules.Select(rule => rule.Kind));
    }

    [Fact]
    public void A_late_fault_may_say_how_late()
    {
        Assert.True(SimulateVerb.TryRead(["late=0.01@5", "act-then-late=0.01"], out List<FaultRule> rules, out string? _));

        Assert.Equal([5, 2], rules.Select(rule => rule.Delay.TotalSeconds));
    }

    [Theory]
    [InlineData("late=0.1@")]
    [InlineData("late=0.1@-1")]
    [InlineData("")]
    [InlineData("no-such-fault=1")]
    [InlineData("99=1")]
    [InlineData("stall=")]
    [InlineData("stall=2")]
    [InlineData("stall=-0.1")]
    [InlineData("stall=NaN")]
    [InlineData("2207:")]
    public void What_is_no_fault_is_named_with_what_was_expected(string text)
    {
        Assert.False(SimulateVerb.TryRead(["stall=0.1", text], out List<FaultRule> _, out string? wrong));

        Assert.StartsWith($"'{text}' is no fault: expected KIND=PROBABILITY", wrong, StringComparison.Ordinal);
    }
}
