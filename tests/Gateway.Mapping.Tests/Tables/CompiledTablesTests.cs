using Gateway.Canonical;

namespace Gateway.Mapping.Tests.Tables;

public sealed class CompiledTablesTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void A_table_that_did_not_change_is_compiled_once()
    {
        CanonicalTable first = Compile("sex", "unit", "ward");

        Assert.Same(first, Compile("ward", "unit", "sex"));
        Assert.NotSame(first, Compile("sex", "unit", "ward", "naty"));
        mappings.Replace("sources/test/1.0/settle.csv", "Claim.status,'active'", "Claim.status,'draft'");
        Assert.NotSame(first, Compile("sex", "unit", "ward"));
    }

    [Fact]
    public void A_code_table_that_did_not_change_is_read_once()
    {
        CodeTable first = Read();

        Assert.Same(first, Read());
        mappings.Write("sources/test/1.0/codes/sex.csv", "code,target\n1,male\n");
        Assert.NotSame(first, Read());
    }

    [Fact]
    public void A_table_with_a_fault_tells_it_at_every_load()
    {
        mappings.Write("sources/test/1.0/codes/unit.csv", "code,target\n,a\n");
        mappings.Replace("sources/test/1.0/settle.csv", "Patient.gender", "Patient.gendr");

        Assert.Equal(2, mappings.Load().Faults.Length);
        Assert.Equal(mappings.Load().Faults, mappings.Load().Faults);
    }

    private CanonicalTable Compile(params string[] concepts) => TargetCompiler.Load(
        mappings.PathOf("sources/test/1.0/settle.csv"), "sources/test/1.0/settle.csv", TableKind.Message, ElementModel.Default, new ConceptNames(concepts), new FaultList())!;

    private CodeTable Read() => CodeTableFile.Load(mappings.PathOf("sources/test/1.0/codes/sex.csv"), "sources/test/1.0/codes/sex.csv", new FaultList())!;
}
