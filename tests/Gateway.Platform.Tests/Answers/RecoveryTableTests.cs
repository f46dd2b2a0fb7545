namespace Gateway.Platform.Tests;

public sealed class RecoveryTableTests
{
    [Fact]
    public void Plans_and_recovery_table_say_the_same_of_every_step()
    {
        foreach (PlanStep step in PlanCatalog.Load(Repository.Mappings).Value.Plans.Where(plan => plan.Destination == Destinations.Nhsa).SelectMany(plan => plan.Steps).Select(Knowledge.Recovery.Complete))
        {
            RecoveryRow row = Knowledge.Recovery.Find(step.Transaction) ?? throw new InvalidOperationException($"recovery.csv has no row for {step.Transaction}.");
            Assert.Equal((step.Transaction, row.Kind == RecoveryKind.Query), (step.Transaction, step.Kind == StepKind.Query));
            Assert.Equal((step.Transaction, row.Unknown, row.Ask?.Transaction, row.Ask?.Rows, row.Ask?.Every), (step.Transaction, step.Unknown, step.Ask?.Transaction, step.Ask?.Rows, step.Ask?.Every));
            Assert.Equal(row.Ask?.Recognise.AsEnumerable() ?? [], step.Ask?.Recognise.AsEnumerable() ?? []);
            Assert.True(step.Undo is null || step.Undo == row.Undo, $"{step.Transaction} is undone by {row.Undo}.");
        }
    }

    [Theory]
    [InlineData("infno,kind\n2207,effect", "GW5001")]
    [InlineData("infno,kind,unknown,ask,rows,recognise,every,reverse,undo,dead,nothing,note\n2207,magic,again,,,,,,,,,", "GW5001")]
    [InlineData("infno,kind,unknown,ask,rows,recognise,every,reverse,undo,dead,nothing,note\n2207,effect,ask-then-reverse,5203,setlinfo,medins_setl_id=msgid,,,,,,", "GW5001")]
    [InlineData("infno,kind,unknown,ask,rows,recognise,every,reverse,undo,dead,nothing,note\n2207,effect,again,,,,,,,,,\n2207,effect,again,,,,,,,,,", "GW5001")]
    public void A_row_that_cannot_be_followed_is_a_fault(string csv, string code)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("recovery").FullName, "recovery.csv");
        File.WriteAllText(file, csv);

        Gateway.Contract.Issue issue = Assert.Single(RecoveryTable.Load(file).Issues);
        Assert.Equal(code, issue.Code.Id);
        Assert.Contains("recovery.csv", issue.At.Path);
    }
}
