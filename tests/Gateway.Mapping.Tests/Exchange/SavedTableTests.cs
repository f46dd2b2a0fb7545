using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Exchange;

public sealed class SavedTableTests : IDisposable
{
    private const string Table = "sources/draft/1.0/codes/unit.csv", Text = "code,target,note\n01,甲,\"一,二\"\n";
    private readonly TestMappings mappings = new();

    public SavedTableTests() => mappings.Write("sources/draft/1.0/source.yaml", "id: draft\nversion: \"1.0\"\nadapter: json\nencoding: utf-8\n");

    public void Dispose() => mappings.Dispose();

    public static TheoryData<byte[], string> Forms => new()
    {
        { TableText.Encode(Text, TableText.Gb18030), "GB18030" },
        { Encoding.UTF8.GetBytes("code;target;note\n01;甲;\"一,二\"\n"), "semicolons" },
        { [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("code\ttarget\tnote\n01\t甲\t一,二\n")], "UTF-16" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_table_in_another_form_is_named_and_the_command_that_mends_it_mends_it(byte[] saved, string form)
    {
        mappings.Write(Table, "");
        File.WriteAllBytes(mappings.PathOf(Table), saved);

        Issue fault = Assert.Single(mappings.Load().Faults);
        Assert.StartsWith(Table, fault.At.Path, StringComparison.Ordinal);
        Assert.Contains(form, fault.Reason, StringComparison.Ordinal);
        Assert.Contains($"gateway mappings normalize {Table}", fault.Reason, StringComparison.Ordinal);

        Assert.Equal(Table, Assert.Single(new TableNormalizer(mappings.PathOf("")).Normalize(Table).Value).File);
        Assert.Equal(Text, File.ReadAllText(mappings.PathOf(Table)));
        mappings.LoadGood();
    }

    [Fact]
    public void A_released_folder_is_not_mended()
    {
        File.WriteAllBytes(mappings.PathOf("sources/test/1.0/codes/unit.csv"), TableText.Encode(Text, TableText.Gb18030));

        Assert.Equal(IssueCodes.PlaceWrong, Assert.Single(new TableNormalizer(mappings.PathOf("")).Normalize("sources").Issues).Code);
    }

    [Theory]
    [InlineData("code,target\nA,1\n", "target")]
    [InlineData("code,target\n1,10\n10,10\n", "code")]
    public void Codes_that_lost_their_zeros_are_a_warning(string table, string column)
    {
        mappings.Write("national/codesystems/fee.csv", "code,display\n01,床位费\n10,中药饮片费\n");
        mappings.Write($"institutions/{TestMappings.Hospital}/codes/fee.csv", table);

        Issue fault = Assert.Single(mappings.Load().Faults);
        Assert.Equal((IssueCodes.ZerosLost, $"institutions/{TestMappings.Hospital}/codes/fee.csv:2:{column}"), (fault.Code, fault.At.Path));
        Assert.False(fault.IsError);
    }

    [Theory]
    [InlineData("code,target\n1,01\n10,10\n")]
    [InlineData("code,target\n01,01\n10,10\n")]
    [InlineData("code,target\nA1,10\n")]
    public void Codes_that_are_as_the_sender_sends_them_are_not(string table)
    {
        mappings.Write("national/codesystems/fee.csv", "code,display\n01,床位费\n10,中药饮片费\n");
        mappings.Write($"institutions/{TestMappings.Hospital}/codes/fee.csv", table);

        mappings.LoadGood();
    }
}
