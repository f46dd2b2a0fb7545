using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Sources;

public sealed class NestingTests
{
    private const string Message = """
        {"id":"M1","person":{"card":"999999199001010016"},
         "bill":{"no":"B1","date":"20230510","item":[
           {"n":"1","part":[{"n":"11","bit":[{"n":"111"},{"n":"112"}]},{"n":"12","bit":[{"n":"121"}]}]},
           {"n":"2","skip":"yes"},
           {"n":"3","part":[{"n":"31","bit":[{"n":"311"}]}]}]}}
        """;

    [Fact]
    public void Three_levels_of_each_make_three_levels_of_elements_and_reach_every_level_above()
    {
        using var mappings = new TestMappings();
        Claim claim = Mapped(mappings).Bundle.Only<Claim>();

        Assert.Equal([1, 3], claim.Item.Select(item => item.Sequence));
        Assert.Equal([11, 12, 31], claim.Item.SelectMany(item => item.Detail).Select(detail => detail.Sequence));
        Assert.Equal(["B1/1/11/111", "B1/1/11/112", "B1/1/12/121", "B1/3/31/311"], claim.Item.SelectMany(item => item.Detail).SelectMany(detail => detail.SubDetail).Select(bit => bit.ProductOrService.Text));
        Assert.Equal([111, 112, 121, 311], claim.Item.SelectMany(item => item.Detail).SelectMany(detail => detail.SubDetail).Select(bit => bit.Sequence));
    }

    [Fact]
    public void Lineage_names_elements_by_where_they_stand_though_an_item_made_none()
    {
        using var mappings = new TestMappings();
        LineageEntry[] entries = [.. Mapped(mappings).Lineage.Where(entry => entry.Element.EndsWith("subDetail[1].sequence", StringComparison.Ordinal))];

        Assert.Equal(["Claim.item[1].detail[1].subDetail[1].sequence", "Claim.item[1].detail[2].subDetail[1].sequence", "Claim.item[2].detail[1].subDetail[1].sequence"], entries.Select(entry => entry.Element));
        Assert.Equal("bill/item[3]/part/bit/n", entries[2].At.Path);
    }

    [Fact]
    public void References_from_inside_an_each_find_the_resource_of_the_same_item_and_labelled_ones_outside()
    {
        using var mappings = new TestMappings();
        Bundle bundle = Mapped(mappings).Bundle;
        Observation[] observations = [.. bundle.Entry.Select(entry => entry.Resource).OfType<Observation>()];
        Procedure[] procedures = [.. bundle.Entry.Select(entry => entry.Resource).OfType<Procedure>()];

        Assert.Equal(2, observations.Length);
        Assert.Equal(["urn:uuid:" + procedures[0].Id, "urn:uuid:" + procedures[1].Id], observations.Select(one => one.PartOf[0].Reference));
        Assert.All(observations, one => Assert.Equal("urn:uuid:" + bundle.Only<Encounter>().Id, one.Encounter.Reference));
    }

    private static MappedMessage Mapped(TestMappings mappings)
    {
        mappings.Write("sources/test/1.0/settle.csv", """
            target,source,transform,codes,when,required,each,note
            Encounter#main.status,'finished',,,,,,
            Encounter#main.class.code,'AMB',,,,,,
            Procedure[].code.text,./n,,,not exists ./skip,,bill/item,
            Procedure[].status,'completed',,,not exists ./skip,,bill/item,
            Procedure[].subject.display,'示范',,,not exists ./skip,,bill/item,
            Observation[].valueString,./n,,,not exists ./skip,,bill/item,
            Observation[].partOf,ref:Procedure[],,,,,bill/item,
            Observation[].status,'final',,,not exists ./skip,,bill/item,
            Observation[].code.text,'示范',,,not exists ./skip,,bill/item,
            Observation[].encounter,ref:Encounter#main,,,not exists ./skip,,bill/item,
            Claim.status,'active',,,,,,
            Claim.use,'claim',,,,,,
            Claim.type.text,'示范',,,,,,
            Claim.patient.display,'示范',,,,,,
            Claim.created,'2026-01-31',,,,,,
            Claim.provider.display,'示范',,,,,,
            Claim.priority.text,'示范',,,,,,
            Claim.insurance.sequence,'1',,,,,,
            Claim.insurance.focal,'true',,,,,,
            Claim.insurance.coverage.display,'示范',,,,,,
            Claim.item[].productOrService.text,'示范',,,not exists ./skip,,bill/item,
            Claim.item[].detail[].productOrService.text,'示范',,,,,bill/item > ./part,
            Claim.item[].sequence,./n,,,not exists ./skip,,bill/item,
            Claim.item[].detail[].sequence,./n,,,,,bill/item > ./part,
            Claim.item[].detail[].subDetail[].sequence,./n,,,../../n != '2',,bill/item > ./part > ./bit,
            Claim.item[].detail[].subDetail[].productOrService.text,../../../no,concat '/' ../../n '/' ../n '/' ./n,,,,bill/item > ./part > ./bit,
            """);
        Outcome<MappedMessage> mapped = Messages.Map(mappings.LoadGood(), Message);
        Assert.True(mapped.Succeeded, string.Join('\n', mapped.Issues));
        return mapped.Value;
    }
}
