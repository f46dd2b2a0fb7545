using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Codes;

public sealed class CodeLayerTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Theory]
    [InlineData("", "male")]
    [InlineData("regions/990000-province", "female")]
    [InlineData("regions/999900-city", "other")]
    [InlineData("regions/999999-county", "unknown")]
    [InlineData($"institutions/{TestMappings.Hospital}", "female")]
    public void The_nearest_layer_answers(string layer, string expected)
    {
        string[] layers = ["regions/990000-province", "regions/999900-city", "regions/999999-county", $"institutions/{TestMappings.Hospital}"];
        string[] targets = ["female", "other", "unknown", "female"];
        for (int at = 0; at <= Array.IndexOf(layers, layer); at++)
        {
            mappings.Write($"{layers[at]}/codes/sex.csv", $"code,target\n1,{targets[at]}\n");
        }

        Assert.Equal(expected, ModelText(Messages.Bundle(mappings.LoadGood()).Only<Patient>().Gender));
    }

    [Fact]
    public void An_overlay_holds_only_its_differences()
    {
        mappings.Write($"institutions/{TestMappings.Hospital}/codes/sex.csv", "code,target\n3,other\n");

        Assert.Equal(AdministrativeGender.Male, Messages.Bundle(mappings.LoadGood()).Only<Patient>().Gender);
    }

    [Fact]
    public void A_layer_may_say_that_a_code_has_no_target()
    {
        mappings.Write($"institutions/{TestMappings.Hospital}/codes/sex.csv", "code,target,equivalence\n1,,unmatched\n");

        Assert.Contains(Messages.Map(mappings.LoadGood(), Messages.Settle).Issues, issue => issue.Code == IssueCodes.CodeUnmapped);
    }

    [Fact]
    public void A_national_code_stands_for_itself_and_brings_system_and_display()
    {
        mappings.Replace("sources/test/1.0/settle.csv", "Patient.gender,person/sex,,sex", "Claim.type,person/insutype,,insutype");
        string json = Messages.Settle.Replace("\"sex\":\"1\"", "\"insutype\":\"310\"", StringComparison.Ordinal);

        Coding coding = Messages.Bundle(mappings.LoadGood(), json).Only<Claim>().Type.Coding[0];

        Assert.Equal(("urn:cn:nhsa:code:insutype", "310", "职工基本医疗保险"), (coding.System, coding.Code, coding.Display));
    }

    [Theory]
    [InlineData("code,target\n1,a\n1,b\n", 3, "code")]
    [InlineData("code,target\n,a\n", 2, "code")]
    [InlineData("code,target\n1,\n", 2, "target")]
    [InlineData("code,target,equivalence\n1,a,equall\n", 2, "equivalence")]
    [InlineData("code,target,valid_from\n1,a,2026-1-1\n", 2, "valid_from")]
    [InlineData("code,target,valid_from,valid_to\n1,a,,2026-01-31\n1,b,2026-01-31,\n", 3, "code")]
    public void A_faulty_row_is_named(string table, int row, string column)
    {
        mappings.Write("sources/test/1.0/codes/unit.csv", table);

        Issue fault = Assert.Single(mappings.Load().Faults);
        Assert.Equal((IssueCodes.CodeTableWrong, $"sources/test/1.0/codes/unit.csv:{row}:{column}"), (fault.Code, fault.At.Path));
    }

    private static string? ModelText(AdministrativeGender? gender) => gender?.ToString().ToLowerInvariant();
}
