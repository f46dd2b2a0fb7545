using Gateway.Guide;

namespace Gateway.Benchmarks;

/// <summary>How much of HL7's published v2-to-FHIR segment maps a source's tables carry, over the maps whose resource the tables write and whose segment they read.</summary>
internal sealed record GuideShare(int Maps, int Fields, int FieldsOf, int Pairs, int PairsOf, IReadOnlyList<string> NotCarried)
{
    public static GuideShare Of(string folder)
    {
        HashSet<(string Field, string Element)> own = FieldsOfTables.Read(folder);
        HashSet<string> segments = [.. own.Select(pair => pair.Field.Split('-')[0])], types = [.. own.Select(pair => pair.Element.Split('.')[0])];
        GuideTargets.Target[] targets = [.. GuideTargets.All().Where(target => segments.Contains(target.Field.Split('-')[0]) && types.Contains(target.Resource))];
        (string Field, string Element)[] pairs = [.. targets.Select(target => (target.Field, target.Element)).Distinct()];
        (string Field, string Element)[] carried = [.. pairs.Where(own.Contains)];
        HashSet<string> read = [.. own.Select(pair => pair.Field)];
        string[] fields = [.. pairs.Select(pair => pair.Field).Distinct()];
        return new GuideShare(
            targets.Select(target => target.Map).Distinct().Count(), fields.Count(read.Contains), fields.Length, carried.Length, pairs.Length,
            [.. pairs.Except(carried).Select(pair => $"{pair.Field} {pair.Element}").Order(StringComparer.Ordinal)]);
    }
}
