using Gateway.Contract;

namespace Gateway.Mapping.Tests.Checking;

public sealed class LayoutFaultTests : IDisposable
{
    private const string Table = "sources/pipe/1.0/sale.csv";
    private readonly TestMappings mappings = new();

    public LayoutFaultTests()
    {
        mappings.Write("sources/pipe/1.0/source.yaml", """
            id: pipe
            version: "1.0"
            adapter: delimited
            encoding: utf-8
            layout: {separator: "|", shapes: [{name: sale, lines: [{name: head, fields: [号, 日期]}]}]}
            messages:
              - {name: sale, event: patient.update, visit: head/号, table: sale.csv}
            """);
        mappings.Write(Table, "target,source,transform,codes,when,required,each,note\nPatient.identifier[idcard].value,head/号,,,,,,\nPatient.birthDate,head/日期,date yyyyMMdd,,,,,\n");
    }

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void Tables_that_fit_their_layout_have_no_fault() => Assert.Empty(mappings.LoadWith(new InstalledAdapters(), "pipe").Faults);

    [Theory]
    [InlineData(Table, "head/日期", "head/日其", "GW8030", Table + ":3:source")]
    [InlineData(Table, "date yyyyMMdd", "trim", "GW8039", Table + ":3:transform")]
    [InlineData("sources/pipe/1.0/source.yaml", "visit: head/号", "visit: head/码", "GW8030", "sources/pipe/1.0/source.yaml:7:")]
    public void A_place_that_the_layout_lacks_and_a_date_as_sent_are_told(string file, string old, string @new, string code, string at)
    {
        mappings.Replace(file, old, @new);

        Issue fault = Assert.Single(mappings.LoadWith(new InstalledAdapters(), "pipe").Faults, issue => issue.Code.Id == code);
        Assert.StartsWith(at, fault.At.Path, StringComparison.Ordinal);
    }
}
