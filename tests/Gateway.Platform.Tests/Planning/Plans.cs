using System.Collections.Immutable;

namespace Gateway.Platform.Tests;

/// <summary>The outpatient settlement's plan in the form the journal keeps; recovery comes from the repository's table.</summary>
internal static class Plans
{
    private static readonly PlanStep[] Outpatient =
    [
        new() { Name = "person", Transaction = "1101", Kind = StepKind.Query, Gives = ["psn_no", "insutype"] },
        new() { Name = "register", Transaction = "2201", Kind = StepKind.Effect, Needs = ["psn_no"], Gives = ["mdtrt_id"], Undo = "2202" },
        new() { Name = "visit", Transaction = "2203A", Kind = StepKind.Effect, Needs = ["mdtrt_id"] },
        new() { Name = "charges", Transaction = "2204", Kind = StepKind.Effect, Needs = ["mdtrt_id"], Batch = new StepBatch("ChargeItem", 50), Runs = 2, Undo = "2205" },
        new() { Name = "presettle", Transaction = "2206", Kind = StepKind.Query, Needs = ["mdtrt_id"] },
        new() { Name = "settle", Transaction = "2207", Kind = StepKind.Effect, Needs = ["psn_no", "mdtrt_id"], Gives = ["setl_id"], Undo = "2208" },
    ];

    public static Plan Settlement { get; } = Of([.. Outpatient.Select(Knowledge.Recovery.Complete)]);

    public static Plan Of(ImmutableArray<PlanStep> steps, OnRefused onRefused = OnRefused.Undo) => new()
    {
        Event = "outpatient.settle",
        Destination = "nhsa",
        Tables = "1.0",
        Institution = "H99999900001",
        Mapping = "test",
        OnRefused = onRefused,
        Facts = ImmutableSortedDictionary<string, string>.Empty.Add("ipt_otp_no", "V1"),
        Keys = [new PlanKey("visit", "V1", ["mdtrt_id"], ImmutableSortedDictionary<string, string>.Empty)],
        Steps = steps,
    };
}
