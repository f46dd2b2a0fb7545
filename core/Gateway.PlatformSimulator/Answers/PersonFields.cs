using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Persons;

namespace Gateway.PlatformSimulator.Answers;

/// <summary>The nine fields that say who a person is, as 1101 baseinfo and every settlement carry them.</summary>
internal static class PersonFields
{
    public static JsonObject Of(Person person, DateOnly day)
    {
        var node = new JsonObject();
        AddTo(node, person, day);
        return node;
    }

    public static void AddTo(JsonObject node, Person person, DateOnly day)
    {
        node["psn_no"] = person.Number;
        node["psn_cert_type"] = "01";
        node["certno"] = person.IdNumber;
        node["psn_name"] = person.Name;
        node["gend"] = person.Gender;
        node["naty"] = "01";
        node["brdy"] = person.Birth.ToString("yyyy-MM-dd");
        node["age"] = person.AgeOn(day);
    }
}
