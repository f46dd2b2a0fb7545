using System.Globalization;
using System.Text;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping.Oracle;

/// <summary>Generated tables, written as a mappings folder and loaded as any other; rows that the loader refuses are left out.</summary>
public sealed class World : IAdapterCatalog
{
    public const string Hospital = "H99999900001";
    private const string Version = "sources/test/1.0";
    private readonly Dictionary<string, Dictionary<string, List<PlainCode>>> codes = [];

    /// <summary>What code tables translate into.</summary>
    internal static readonly string[] CodeTargets = ["male", "female", "other", "A1", "B2", "10"];

    private World(int seed) => Seed = seed;

    internal int Seed { get; }

    internal PlainTable Message { get; private set; } = null!; // made by Make

    internal PlainTable Reply { get; private set; } = null!;

    internal PlainTable Fill { get; private set; } = null!;

    internal PlainCodes MessageCodes { get; private set; } = null!;

    internal PlainCodes PlatformCodes { get; private set; } = null!;

    internal MappingCatalog Catalog { get; private set; } = null!;

    /// <summary>Makes the tables of a seed.</summary>
    public static World Make(int seed)
    {
        var world = new World(seed);
        var pick = new Pick(seed);
        var maker = new TableMaker(pick);
        var others = new OtherTables(pick, maker);
        world.Message = maker.Message($"{Version}/m.csv");
        world.Reply = others.Reply($"{Version}/m.reply.csv");
        world.Fill = others.Fill("national/platform/nhsa/1.0/2207.csv");
        world.MakeCodes(pick);
        string root = Directory.CreateTempSubdirectory("oracle-").FullName;
        try
        {
            world.Load(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        return world;
    }

    /// <inheritdoc/>
    IAdapter? IAdapterCatalog.Find(string name) => new NoAdapter();

    private void MakeCodes(Pick pick)
    {
        string[] names = ["1", "2", "3", "he", "01", "甲"];
        PlainCode Row(string code) => new(code, pick.Rarely(8) ? "" : pick.Of(CodeTargets), pick.Rarely(3) ? "" : "显示", "", "");
        List<PlainCode> Rows() => [.. names.Where(_ => !pick.Rarely(3)).SelectMany(code => pick.Rarely(4)
            ? [Row(code) with { To = "2025-12-31" }, Row(code) with { From = "2026-01-01" }] : (PlainCode[])[Row(code)])];
        codes["institutions"] = pick.Rarely(2) ? new() { ["sex"] = Rows(), ["unit"] = Rows() } : [];
        codes["source"] = new() { ["sex"] = Rows(), ["unit"] = Rows(), ["ward"] = Rows() };
        codes["national"] = new() { ["kind"] = Rows(), ["sex"] = Rows(), ["back"] = Rows() };
        Dictionary<string, string> actions = new() { ["unit"] = "keep", ["ward"] = "park" }, systems = new() { ["sex"] = "urn:cn:test:sex", ["kind"] = "urn:cn:test:kind" };
        MessageCodes = new PlainCodes([codes["institutions"], codes["source"], codes["national"]], actions, systems);
        PlatformCodes = new PlainCodes([codes["institutions"], codes["national"]], [], new() { ["kind"] = "urn:cn:test:kind" });
    }

    private void Load(string root)
    {
        Write(root, $"institutions/{Hospital}/institution.yaml", $"code: {Hospital}\nname: 示范医院\narea: \"999999\"\nsources: [test]\nfacts: {{operator: \"0001\"}}\n");
        Write(root, $"{Version}/source.yaml", "id: test\nversion: \"1.0\"\nadapter: none\nencoding: utf-8\nstatus: released\nconcepts: {sex: {unmapped: reject, system: 'urn:cn:test:sex'}, unit: keep, ward: park}\nmessages:\n  - {name: m, event: outpatient.settle, table: m.csv, reply: m.reply.csv}\n");
        Write(root, "national/concepts.yaml", "kind: {unmapped: reject, system: 'urn:cn:test:kind'}\n");
        Write(root, "national/platform/nhsa/1.0/fields.csv", "infno,direction,node,seq,code,name,type,length,code_flag,required\n" + string.Concat(OtherTables.Fields.Select((field, index) => $"2207,input,{field.Node},{index},{field.Code},字段,{field.Type},{(field.Length == 0 ? "" : field.Places > 0 ? $"\"{field.Length},{field.Places}\"" : field.Length)},,{(field.IsRequired ? "Y" : "N")}\n")));
        // A fault takes its row away; taking one away may bring out another.
        for (int attempt = 0; attempt < 6; attempt++)
        {
            (Message, Reply, Fill) = (Renumbered(Mandatory.Completed(Message)), Renumbered(Reply), Renumbered(Fill));
            Array.ForEach([Message, Reply, Fill], table => Write(root, table.File, table.Csv()));
            CodeTables().ForEach(table => Write(root, table.File, "code,target,target_display,equivalence,valid_from,valid_to\n" + string.Concat(table.Rows.Select(row => $"{row.Code},{row.Target},{row.Display},{(row.Target.Length == 0 ? "unmatched" : "")},{row.From},{row.To}\n"))));
            Catalog = MappingCatalog.Load(root, this);
            HashSet<(string File, string Row)> faults = [.. Catalog.Faults.Where(fault => fault.IsError).Select(fault => fault.At.Path.Split(':')).Select(at => (at[0], at.ElementAtOrDefault(1) ?? ""))];
            if (faults.Count == 0)
            {
                return;
            }

            foreach (PlainTable table in (PlainTable[])[Message, Reply, Fill])
            {
                table.Rows.RemoveAll(row => faults.Contains((table.File, Text(row.Number))));
            }

            foreach ((string file, List<PlainCode> rows) in CodeTables())
            {
                PlainCode[] good = [.. rows.Where((_, index) => !faults.Contains((file, Text(index + 2))))]; // the header is row 1
                rows.Clear();
                rows.AddRange(good);
            }
        }

        throw new InvalidOperationException($"The tables of seed {Seed} keep their faults:\n{string.Join('\n', Catalog.Faults)}");
    }

    private List<(string File, List<PlainCode> Rows)> CodeTables() =>
    [
        .. from layer in codes
           let folder = layer.Key switch { "institutions" => $"institutions/{Hospital}", "source" => Version, _ => "national" }
           from concept in layer.Value
           select ($"{folder}/codes/{concept.Key}.csv", concept.Value),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static PlainTable Renumbered(PlainTable table) => table with { Rows = [.. table.Rows.Select((row, index) => row with { Number = index + 2 })] };

    private static void Write(string root, string name, string text)
    {
        string path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
    }

    // Records are made, not read.
    private sealed class NoAdapter : IAdapter, ICodec
    {
        public string Name => "none";

        public Outcome<ICodec> Open(JsonElement layout, string encoding) => Outcome.Of<ICodec>(this);

        public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message) => throw new NotSupportedException();

        public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => throw new NotSupportedException();
    }
}
