using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Mapping;

namespace Gateway.Console.Tests;

/// <summary>A bench with one institution, one difference and nothing to try.</summary>
internal sealed class FakeMappingBench : IMappingBench
{
    public List<FillOrder> Filled { get; } = [];

    public ImmutableArray<InstitutionMappingView> Institutions() => [new InstitutionMappingView("H99999900001", "Demo hospital", "999999", "fujian-ini", "1.0", "released", "c0ffee00c0ffee00")];

    public BenchAnswer<MappingDifference> Compare(string old, string fresh) => old == "fujian-ini@1.0"
        ? new BenchAnswer<MappingDifference>(new MappingDifference([], [new TableChange("codes/sex.csv", [new RowChange(ChangeKind.Changed, 2, 2, "code 1", [new CellChange("target", "male", "female")], "The code means something else.")])]), null)
        : new BenchAnswer<MappingDifference>(null, new Refusal($"没有{old}。", $"There is no {old}."));

    public Task<BenchAnswer<WhatIfReport>> WhatIfAsync(string draft, int most, CancellationToken cancellationToken) => Task.FromResult(new BenchAnswer<WhatIfReport>(null, new Refusal($"没有{draft}。", $"There is no {draft}.")));

    public Task<FillAnswer> FillAsync(FillOrder order, CancellationToken cancellationToken)
    {
        Filled.Add(order);
        return Task.FromResult(new FillAnswer(true, "已写入。", "Written.", "institutions/H99999900001/codes/sex.csv", [7]));
    }
}
