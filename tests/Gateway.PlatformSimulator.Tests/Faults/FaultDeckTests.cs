using Gateway.PlatformSimulator.Faults;

namespace Gateway.PlatformSimulator.Tests.Faults;

public sealed class FaultDeckTests
{
    private static readonly DateTimeOffset Noon = new(2020, 1, 2, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Chances_add_up_and_each_kind_gets_its_share()
    {
        FaultKind[] kinds = [FaultKind.Stall, FaultKind.Reset, FaultKind.ActThenDrop, FaultKind.ServerError];
        var deck = new FaultDeck(new TwinFaults { Seed = 7, Rules = [.. kinds.Select(kind => new FaultRule { Kind = kind, Probability = 0.05 })] });

        ILookup<FaultKind?, FaultKind?> drawn = Enumerable.Range(0, 20_000).Select(_ => deck.Draw("2207", "")?.Kind).ToLookup(kind => kind);

        Assert.All(kinds, kind => Assert.InRange(drawn[kind].Count(), 900, 1100));
        Assert.InRange(drawn[null].Count(), 15_700, 16_300);
        Assert.Equal(kinds.Select(kind => drawn[kind].Count()), deck.Played);
    }

    [Fact]
    public void The_same_seed_gives_the_same_faults()
    {
        var faults = new TwinFaults { Seed = 3, Rules = [new FaultRule { Kind = FaultKind.Reset, Probability = 0.5 }] };
        FaultDeck first = new(faults), second = new(faults), other = new(faults with { Seed = 4 });
        bool[] Draws(FaultDeck deck) => [.. Enumerable.Range(0, 64).Select(_ => deck.Draw("2207", "") is not null)];

        bool[] expected = Draws(first);

        Assert.Equal(expected, Draws(second));
        Assert.NotEqual(expected, Draws(other));
    }

    [Fact]
    public void A_rule_fits_its_transaction_and_institution_skips_and_wears_out()
    {
        var deck = new FaultDeck(new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.Reset, Infno = "2207", Institution = "H99999900001", Skip = 1, Times = 2 }] });

        bool[] hits = [.. new[] { ("2201", "H99999900001"), ("2207", "H99999900002"), ("fhir", "H99999900001"), ("2207", "H99999900001"), ("2207", "H99999900001"), ("2207", "H99999900001"), ("2207", "H99999900001") }
            .Select(call => deck.Draw(call.Item1, call.Item2) is not null)];

        Assert.Equal([false, false, false, false, true, true, false], hits);
    }

    [Fact]
    public void A_certain_rule_wins_over_chances()
    {
        var deck = new FaultDeck(new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.Reset, Probability = 0.99 }, new FaultRule { Kind = FaultKind.Refuse, Times = 1 }] });

        Assert.Equal(FaultKind.Refuse, deck.Draw("2207", "")?.Kind);
    }

    [Fact]
    public void Declared_maintenance_has_a_beginning_and_an_end()
    {
        var deck = new FaultDeck(new TwinFaults { ClosedFrom = Noon, ClosedUntil = Noon.AddHours(1) });

        Assert.Equal([false, true, true, false], new[] { -1, 0, 3599, 3600 }.Select(seconds => deck.IsClosed(Noon.AddSeconds(seconds))));
        deck.Open();
        Assert.False(deck.IsClosed(Noon));
    }

    [Fact]
    public void Maintenance_without_an_end_lasts_until_opened_by_hand()
    {
        var deck = new FaultDeck(new TwinFaults { ClosedFrom = Noon });
        Assert.True(deck.IsClosed(Noon.AddYears(1)));

        deck.Open();

        Assert.False(deck.IsClosed(Noon.AddYears(1)));
    }
}
