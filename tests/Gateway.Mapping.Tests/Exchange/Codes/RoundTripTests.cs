using System.Collections.Immutable;
using CsCheck;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Exchange.Codes;

public sealed class RoundTripTests
{
    public static TheoryData<ExchangeForm> Forms => [.. Enum.GetValues<ExchangeForm>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_table_comes_back_the_same_in_every_form(ExchangeForm form)
    {
        using var mappings = new TestMappings();
        string path = mappings.PathOf("sources/draft/1.0/codes/round.csv"), file = mappings.PathOf("out"), copy = mappings.PathOf("national/codes/round.csv");
        mappings.Write("sources/draft/1.0/source.yaml", "id: draft\n");
        mappings.Write("sources/draft/1.0/codes/round.csv", "");
        var exchange = new CodeExchange(mappings.PathOf(""));
        string? encoding = form == ExchangeForm.CsvGb18030 ? TableText.Gb18030 : null;
        CodeTables.Any.Sample(
            table =>
            {
                File.Delete(copy);
                File.WriteAllBytes(path, CodeEntryFile.Write(table));
                File.WriteAllBytes(file, Success(exchange.Export("round", "source:draft@1.0", form)));

                Success(exchange.Import(new CodeImportRequest(file, "round", "national") { Encoding = encoding })).Write();

                Assert.Equal(table.AsEnumerable(), CodeEntryFile.Read(copy, "copy", new FaultList()).AsEnumerable());
                Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(copy));
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void The_same_table_gives_the_same_workbook_bytes() => CodeTables.Any.Sample(
        table => Assert.Equal(Workbook(table), Workbook(table)), iter: 10);

    private static byte[] Workbook(ImmutableArray<CodeEntry> table) => WorkbookWriter.Write([new("codes", [CodeTable.Columns, .. table.Select(entry => entry.Cells)])]);

    private static T Success<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Issues));
        return outcome.Value;
    }
}
