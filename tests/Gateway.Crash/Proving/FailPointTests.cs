using System.Text.RegularExpressions;
using Gateway.Benchmarks.Processes;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Proof.Crash;

namespace Gateway.Crash.Proving;

public sealed class FailPointTests
{
    [Fact]
    public void Every_fail_point_stands_somewhere_in_the_product()
    {
        string core = Path.Combine(BuiltGateway.Root, "core");
        string[] files = [.. Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("Gateway.Proof", StringComparison.Ordinal) && !file.EndsWith("FailPoint.cs", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        HashSet<string> used = [.. files.SelectMany(file => Regex.Matches(File.ReadAllText(file), @"FailPoint\.(\w+)", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Groups[1].Value))];
        HashSet<string> ofFacts = [.. Enum.GetValues<FactKind>().SelectMany(kind => new[] { $"Before{kind}", $"After{kind}" })]; // named by their number

        Assert.Empty(Enum.GetNames<FailPoint>().Except(used).Except(ofFacts).Except([nameof(FailPoint.None)]));
    }

    [Fact]
    public void The_long_run_brings_a_death_at_every_point_that_traffic_can_reach()
    {
        var deck = new PointDeck(new Random(5));
        HashSet<FailPoint> drawn = [.. Enumerable.Range(0, PointDeck.All.Count).Select(_ => deck.Next().Point)];

        Assert.Equal(PointDeck.All.Order(), drawn.Order());
        Assert.Equal(Enum.GetValues<FailPoint>().Except(PointDeck.OutOfReach.Keys).Except([FailPoint.None]), PointDeck.All);
    }

    [Fact]
    public void What_never_struck_comes_first_in_the_next_round()
    {
        var deck = new PointDeck(new Random(5));
        for (int drawn = 0; drawn < PointDeck.All.Count; drawn++)
        {
            if (deck.Next().Point is var point and not (FailPoint.AfterUndo or FailPoint.RequestLeft))
            {
                deck.Strike(point);
            }
        }

        FailPoint[] next = [deck.Next().Point, deck.Next().Point];
        Assert.Equal([FailPoint.AfterUndo, FailPoint.RequestLeft], next.Order());
    }

    [Fact]
    public void A_point_that_was_missed_is_taken_at_its_first_visit_next_time()
    {
        var deck = new PointDeck(new Random(5));
        deck.Miss(FailPoint.BatchApplied);

        Assert.All(Enumerable.Range(0, 3 * PointDeck.All.Count).Select(_ => deck.Next()).Where(next => next.Point == FailPoint.BatchApplied), next => Assert.Equal(1, next.Times));
    }
}
