namespace Gateway.AdapterConformance;

/// <summary>What must hold for every outcome of reading, as an assertion.</summary>
internal static class Soundness
{
    public static void Check(Outcome<SourceRecord> outcome, int messageLength, string about) =>
        Assert.True(OutcomeSoundness.FaultOf(outcome, messageLength) is null, $"{about}: {OutcomeSoundness.FaultOf(outcome, messageLength)}");

    public static string Outline(SourceRecord record) => RecordOutline.Of(record);
}
