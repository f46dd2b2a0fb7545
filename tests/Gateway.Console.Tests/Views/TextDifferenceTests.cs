using System.Collections.Immutable;
using CsCheck;
using Gateway.Console.Views;

namespace Gateway.Console.Tests.Views;

public sealed class TextDifferenceTests
{
    private static readonly Gen<string[]> Lines = Gen.Int[0, 3].Select(number => $"{number}").Array[0, 12];

    [Fact]
    public void Old_and_new_lines_each_stand_in_it_once_and_in_order_and_what_both_have_is_the_same() =>
        Gen.Select(Lines, Lines).Sample((before, after) =>
        {
            ImmutableArray<(int? Old, int? New)> lines = TextDifference.Of(before, after);

            Assert.Equal(Enumerable.Range(0, before.Length), lines.Where(line => line.Old is not null).Select(line => line.Old!.Value)); // filtered
            Assert.Equal(Enumerable.Range(0, after.Length), lines.Where(line => line.New is not null).Select(line => line.New!.Value)); // filtered
            Assert.All(lines.Where(line => line is { Old: not null, New: not null }), line => Assert.Equal(before[line.Old!.Value], after[line.New!.Value])); // filtered
        });

    [Fact]
    public void No_more_lines_differ_than_have_to() =>
        Gen.Select(Lines, Lines).Sample((before, after) => Assert.Equal(Common(before, after), TextDifference.Of(before, after).Count(line => line is { Old: not null, New: not null })));

    [Fact]
    public void Of_many_lines_that_differ_the_beginning_and_the_end_that_both_have_stay()
    {
        string[] before = ["first", .. Enumerable.Range(0, 1500).Select(line => $"old {line}"), "last"], after = ["first", .. Enumerable.Range(0, 1500).Select(line => $"new {line}"), "last"];

        Assert.Equal(2, TextDifference.Of(before, after).Count(line => line is { Old: not null, New: not null }));
    }

    /// <summary>The oracle tries everything.</summary>
    private static int Common(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        int[] row = new int[after.Length + 1];
        foreach (string line in before)
        {
            int diagonal = 0;
            for (int at = 1; at <= after.Length; at++)
            {
                (diagonal, row[at]) = (row[at], line == after[at - 1] ? diagonal + 1 : Math.Max(row[at], row[at - 1]));
            }
        }

        return row[after.Length];
    }
}
