using System.Text.Json.Nodes;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Oracle;

/// <summary>Runs one record through a world's tables twice, compiled and plainly, and compares.</summary>
public sealed class Trial
{
    private static readonly Dictionary<string, string> Facts = new() { ["mdtrt_id"] = "M1", ["time"] = "2026-01-31 08:30:00", ["cash"] = "12.50" };

    private static readonly Bundle Answer = CanonicalJson.Read("""
        {"resourceType":"Bundle","type":"collection","entry":[
          {"resource":{"resourceType":"ClaimResponse","status":"active"}},
          {"resource":{"resourceType":"ChargeItem","identifier":[{"system":"urn:cn:institution:id:charge","value":"甲"}],"quantity":{"value":1.50}}},
          {"resource":{"resourceType":"ChargeItem","identifier":[{"system":"urn:cn:institution:id:charge","value":"01"}],"quantity":{"value":2}}},
          {"resource":{"resourceType":"ChargeItem","identifier":[{"system":"urn:cn:institution:id:charge","value":"甲"}],"quantity":{"value":3.0}}}]}
        """u8);

    private static readonly List<JsonObject> AnswerJson = Resources(Answer);

    // The interpreter writes its expressions where it uses them and leaves it to the framework to remember them.
    static Trial() => System.Text.RegularExpressions.Regex.CacheSize = 500;

    private readonly World world;
    private readonly Pick pick;
    private readonly SourceRecord record;
    private readonly Institution institution;

    private Trial(World world, int seed)
    {
        (this.world, pick) = (world, new Pick(seed));
        record = new RecordMaker(pick).Make();
        institution = world.Catalog.Institution(World.Hospital)!;
    }

    /// <summary>Runs one record.</summary>
    /// <returns>What differs; null where nothing does.</returns>
    public static string? Disagreement(World world, int seed)
    {
        var trial = new Trial(world, seed);
        return trial.Run();
    }

    private static List<JsonObject> Resources(Bundle bundle) =>
        [.. (JsonNode.Parse(CanonicalJson.Write(bundle))!["entry"] as JsonArray ?? []).Select(entry => (JsonObject)entry!["resource"]!)];

    private string? Run()
    {
        DateOnly? day = pick.Next(3) switch { 0 => null, 1 => new DateOnly(2025, 6, 1), _ => new DateOnly(2026, 2, 1) };
        MessageMapping message = world.Catalog.Source("test")!.Newest.Message("m")!;
        Outcome<MappedMessage> mapped = message.Map(record, new MapContext(institution, "seed", day));
        Bundle bundle = mapped.Partial!.Bundle;
        return Message(mapped, day) ?? Fill(bundle, day) ?? Reply(message, bundle, mapped.Issues);
    }

    private string? Message(Outcome<MappedMessage> mapped, DateOnly? day)
    {
        var scope = new PlainScope { Kind = "message", Codes = world.MessageCodes, Record = record, Institution = Facility(), Day = day?.ToString("yyyy-MM-dd") };
        (List<JsonObject> resources, List<string> issues, List<string> lineage) = PlainMessage.Run(world.Message, scope);
        return Difference("message", world.Message, [.. CompiledLines(mapped.Partial!.Bundle)], [.. resources.SelectMany((resource, index) => JsonLines.Of(resource, $"@{index}"))])
            ?? Difference("message issues", world.Message, [.. mapped.Issues.Select(Told)], issues)
            ?? Difference("lineage", world.Message, [.. mapped.Partial.Lineage.Select(entry => $"{entry.Element} <- {entry.TableRow} {entry.At}")], lineage);
    }

    // A transaction's code rows are those of the message's own service date.
    private string? Fill(Bundle bundle, DateOnly? day)
    {
        FillBatch? batch = pick.Rarely(3) ? new FillBatch("ChargeItem", pick.Next(2), 1 + pick.Next(2)) : null;
        Outcome<JsonObject> filled = world.Catalog.Platform!.Fill("2207", new FillContext(bundle, Facts, institution) { Batch = batch });
        var scope = new PlainScope { Kind = "platform", Codes = world.PlatformCodes, Day = day?.ToString("yyyy-MM-dd"), Canonical = Resources(bundle), Facts = Facts, Institution = Facility(), Batch = batch is null ? null : (batch.Over, batch.First, batch.Count) };
        (JsonObject input, List<string> issues) = PlainFill.Run(world.Fill, OtherTables.Fields.ToDictionary(field => (field.Node, field.Code)), scope);
        return Difference("transaction", world.Fill, [.. JsonLines.Of(filled.Partial!, "")], [.. JsonLines.Of(input, "")])
            ?? Difference("transaction issues", world.Fill, [.. filled.Issues.Select(Told)], issues);
    }

    private string? Reply(MessageMapping message, Bundle bundle, IEnumerable<Issue> complaints)
    {
        ReplyStatus status = pick.Of(Enum.GetValues<ReplyStatus>());
        var context = new ReplyContext(status) { Request = record, Canonical = pick.Rarely(8) ? null : bundle, Answer = pick.Rarely(4) ? null : Answer, Facts = Facts, Institution = institution, MessageId = "id-1", Issues = [.. complaints.Take(3)] };
        Outcome<SourceRecord> reply = message.Reply(context);
        var scope = new PlainScope
        {
            Kind = "reply", Codes = world.MessageCodes, Record = record, Canonical = context.Canonical is null ? [] : Resources(bundle), Answer = context.Answer is null ? [] : AnswerJson,
            Facts = Facts, Institution = Facility(), Complaints = [.. context.Issues], Outcome = new() { ["status"] = status.ToString().ToLowerInvariant(), ["message-id"] = "id-1" },
        };
        (List<string> leaves, List<string> issues) = PlainReply.Run(world.Reply, scope);
        return Difference("reply", world.Reply, [.. Leaves(reply.Partial!.Root)], leaves) ?? Difference("reply issues", world.Reply, [.. reply.Issues.Select(Told)], issues);
    }

    private static Dictionary<string, string> Facility() => new() { ["code"] = World.Hospital, ["name"] = "示范医院", ["area"] = "999999", ["operator"] = "0001" };

    private static string Told(Issue issue) => $"{issue.Code.Id} {issue.At} [{issue.TableRow}]";

    private static IEnumerable<string> Leaves(SourceNode node) => node.IsGroup ? node.Children.SelectMany(Leaves) : [$"{node.Location.Path}={node.Text}"];

    // Ids derive from the message; here only their place in the Bundle counts. The header is the builder's own.
    private static IEnumerable<string> CompiledLines(Bundle bundle)
    {
        List<JsonObject> resources = [.. Resources(bundle).Where(resource => PlainModel.Text(resource["resourceType"]) != "MessageHeader")];
        Dictionary<string, string> places = resources.Select((resource, index) => (Id: PlainModel.Text(resource["id"])!, index)).ToDictionary(pair => $"urn:uuid:{pair.Id}", pair => $"@{pair.index}");
        resources.ForEach(resource => resource.Remove("id"));
        return resources.SelectMany((resource, index) => JsonLines.Of(resource, $"@{index}", places));
    }

    private string? Difference(string what, PlainTable table, List<string> compiled, List<string> plain)
    {
        if (compiled.SequenceEqual(plain))
        {
            return null;
        }

        int at = Enumerable.Range(0, Math.Max(compiled.Count, plain.Count)).First(index => compiled.ElementAtOrDefault(index) != plain.ElementAtOrDefault(index));
        return $"{what} of seed {world.Seed}, line {at}:\n  compiled {compiled.ElementAtOrDefault(at)}\n  plain    {plain.ElementAtOrDefault(at)}\n{table.Csv()}{string.Join('\n', Leaves(record.Root))}\n";
    }
}
