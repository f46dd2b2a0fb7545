using System.Text;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests;

/// <summary>Messages of the test source and short ways to use them.</summary>
internal static class Messages
{
    public const string Settle = """
        {"id":"M1","person":{"card":"999999199001010016","sex":"1"},
         "bill":{"no":"B1","date":"20230510","visits":"V1;V2","item":[
           {"count":"2","unit":"he","amount":"10.5","part":[{"n":"7"},{"n":"8"}]},
           {"count":"1","unit":"piece","amount":"0"}]}}
        """;

    public static Outcome<MappedMessage> Map(MappingCatalog catalog, string json)
    {
        ReadMessage read = Read(catalog, json);
        return read.Message!.Map(read.Record!, new MapContext(catalog.Institution(TestMappings.Hospital)!, ContentId.Of(TestMappings.Hospital, "test", Encoding.UTF8.GetBytes(json)), read.ServiceDate));
    }

    public static ReadMessage Read(MappingCatalog catalog, string json)
    {
        Outcome<ReadMessage> read = catalog.Source("test")!.Read(Encoding.UTF8.GetBytes(json));
        Assert.True(read.Succeeded, string.Join('\n', read.Issues));
        return read.Value;
    }

    public static Bundle Bundle(MappingCatalog catalog, string json = Settle)
    {
        Outcome<MappedMessage> mapped = Map(catalog, json);
        Assert.True(mapped.Succeeded, string.Join('\n', mapped.Issues));
        return mapped.Value.Bundle;
    }

    public static T Only<T>(this Bundle bundle)
        where T : Resource => Assert.Single(bundle.Entry.Select(entry => entry.Resource).OfType<T>());
}
