using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Seeding;

namespace Gateway.Platform.Tests.Checking;

public sealed class SeededFaultTests
{
    [Fact]
    public void Mistakes_of_every_kind_are_found_and_the_row_is_named_and_good_tables_have_none()
    {
        using var run = new FaultRun(GoodTables.Folder, new InstalledAdapters());
        Assert.Empty(run.Check());

        ImmutableArray<SeededFault> faults = [.. run.Seed(FaultRun.Kinds.Length, new Random(7))];

        Assert.Empty(FaultRun.Rounds(faults).SelectMany(round => Unnamed(run.Ask(round), round)));
    }

    private static IEnumerable<string> Unnamed(ImmutableArray<Issue> issues, SeededFault[] round) =>
        round.Where(fault => !FaultRun.Names(issues, fault)).Select(fault => $"{fault.Kind}: {fault.File} {fault.Change}");
}
