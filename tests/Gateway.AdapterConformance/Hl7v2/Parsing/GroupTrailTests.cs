using System.Text;
using CsCheck;
using Gateway.Adapter.Hl7v2;

namespace Gateway.AdapterConformance.Hl7v2.Parsing;

public sealed class GroupTrailTests
{
    private const string Msh = @"MSH|^~\&|LIS||PLATFORM||20200102||ORU^R01|MSG1|P|2.4";
    private const string Layout = """{ "groups": [ { "name": "ORDER", "begins": ["ORC", "OBR"], "holds": ["NTE"], "groups": [ { "name": "RESULT", "begins": ["OBX"], "holds": ["NTE"] } ] } ] }""";
    private static readonly string[] Names = ["PID", "ORC", "OBR", "OBX", "NTE", "ZXX"];
    private readonly ICodec codec = Message.Open(new Hl7v2Adapter(), Layout);

    [Theory]
    [InlineData("PID OBR OBX OBX", "PID ORDER(OBR RESULT(OBX) RESULT(OBX))")]
    [InlineData("ORC OBR OBX ORC OBR OBX", "ORDER(ORC OBR RESULT(OBX)) ORDER(ORC OBR RESULT(OBX))")]
    [InlineData("OBR OBX OBR OBX", "ORDER(OBR RESULT(OBX)) ORDER(OBR RESULT(OBX))")]
    [InlineData("ORC ORC OBR", "ORDER(ORC) ORDER(ORC OBR)")]
    [InlineData("OBR NTE OBX NTE NTE", "ORDER(OBR NTE RESULT(OBX NTE NTE))")]
    [InlineData("NTE OBX DG1", "NTE OBX DG1")]
    [InlineData("OBR OBX DG1 OBX", "ORDER(OBR RESULT(OBX)) DG1 OBX")]
    [InlineData("OBR OBX ZXX NTE", "ORDER(OBR RESULT(OBX)) ZXX NTE")]
    public void A_segment_goes_into_the_innermost_open_group_that_takes_it(string segments, string expected)
    {
        SourceRecord record = codec.Read($"{Msh}\r{string.Concat(segments.Split(' ').Select(name => $"{name}|1\r"))}").Value;

        Assert.Equal($"MSH {expected}", Shape(record.Root));
    }

    [Fact]
    public void A_result_is_named_by_its_order_and_its_own_number()
    {
        SourceRecord record = codec.Read($"{Msh}\rOBR|1\rOBX|1\rOBR|2\rOBX|1\rOBX|2||||5.6\r").Value;

        Assert.Equal("5.6", record["ORDER[2]/RESULT[2]/OBX/5"]);
        Assert.Equal("ORDER[2]/RESULT[2]/OBX/5", SourcePath.Parse("ORDER[2]/RESULT[2]/OBX/5").First(record.Root).Location.Path);
    }

    [Fact]
    public void Whatever_the_order_of_segments_a_grouped_message_is_written_back_byte_for_byte() =>
        Gen.Int[0, 5].Select(number => Names[number]).List[0, 20].Sample(names =>
        {
            string message = $"{Msh}\r{string.Concat(names.Select(name => $"{name}|1^2|x\r"))}";

            Assert.Equal(message, Encoding.UTF8.GetString(codec.Write(codec.Read(message).Value).Value.Span));
        });

    [Theory]
    [InlineData("""{ "groups": [ { "name": "O R", "begins": ["OBR"] } ] }""", "groups[0].name")]
    [InlineData("""{ "groups": [ { "name": "ORDER" } ] }""", "groups[0].begins")]
    [InlineData("""{ "groups": [ { "name": "ORDER", "begins": ["MSH"] } ] }""", "groups[0].begins[0]")]
    [InlineData("""{ "groups": [ { "name": "ORDER", "begins": ["OBR"], "holds": ["N"] } ] }""", "groups[0].holds[0]")]
    [InlineData("""{ "groups": [ { "name": "OBX", "begins": ["OBR"], "holds": ["OBX"] } ] }""", "groups")]
    [InlineData("""{ "groups": [ { "name": "ORDER", "begins": ["OBR"], "groups": [ { "name": "ORDER", "begins": ["OBX"] } ] } ] }""", "groups")]
    public void A_fault_of_a_group_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new Hl7v2Adapter(), layout));

    private static string Shape(SourceNode node) => string.Join(' ', node.Children.Select(child => child.Name is "ORDER" or "RESULT" ? $"{child.Name}({Shape(child)})" : child.Name));
}
