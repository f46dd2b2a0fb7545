using System.Text;
using Gateway.Adapter.Delimited;
using Gateway.Adapter.Hl7v2;
using Gateway.Adapter.Ini;
using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline.Tests;

/// <summary>The product's own mappings and samples; and the same with a sender who is answered as soon as its message is on disk.</summary>
internal sealed class ProductMappings : IAdapterCatalog, ICatalogSource
{
    public const string Hospital = "H99999900001";
    public const string Pharmacy = "P99999900001";
    public const string Hl7 = "hl7v2-iborn";
    public const string PolicyMachine = "policy-machine";

    private static readonly Lazy<ProductMappings> Own = new(() => new ProductMappings(Path.Combine(Find(AppContext.BaseDirectory), "mappings")));
    private static readonly Lazy<ProductMappings> Stored = new(() => With("source.yaml", text => text.Replace("reply-when: answered", "reply-when: stored", StringComparison.Ordinal)));
    private static readonly Lazy<ProductMappings> Demanding = new(() => With("adt-a04.reply.csv", text => text + "ZZZ/1,request:ZZZ/1,,,,yes,,\n"));
    private readonly IAdapter[] adapters = [new DelimitedAdapter(), new Hl7v2Adapter(), new IniAdapter()];

    private ProductMappings(string root)
    {
        Current = MappingCatalog.Load(root, this);
        Outcome<PlatformKnowledge> knowledge = PlatformKnowledge.Load(root, Current);
        Knowledge = knowledge.TryGetValue(out PlatformKnowledge? loaded) ? loaded : throw new InvalidOperationException(string.Join('\n', knowledge.Issues));
    }

    /// <summary>As they are: registrations wait for the answer, patient updates for the check.</summary>
    public static ProductMappings AsTheyAre => Own.Value;

    /// <summary>Registrations are answered when they are stored.</summary>
    public static ProductMappings AnsweringWhenStored => Stored.Value;

    /// <summary>The reply to a registration must quote a segment that no registration has.</summary>
    public static ProductMappings WithAReplyThatFails => Demanding.Value;

    public MappingCatalog Current { get; }

    public PlatformKnowledge Knowledge { get; }

    public static byte[] Sample(string source, string file) => File.ReadAllBytes(Path.Combine(Find(AppContext.BaseDirectory), "mappings", "sources", source, "1.0", "samples", file));

    /// <summary>A registration under a message number of its own.</summary>
    public static byte[] Registration(string messageId = "MSG2020010200001", string visit = "GH2020000001") => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Sample(Hl7, "adt-a04-register.hl7"))
        .Replace("MSG2020010200001", messageId, StringComparison.Ordinal).Replace("GH2020000001", visit, StringComparison.Ordinal));

    IAdapter? IAdapterCatalog.Find(string name) => Array.Find(adapters, adapter => adapter.Name == name);

    /// <summary>The product's mappings with one file of the HL7 source changed.</summary>
    private static ProductMappings With(string file, Func<string, string> change)
    {
        string from = Path.Combine(Find(AppContext.BaseDirectory), "mappings"), to = Directory.CreateTempSubdirectory("gateway-mappings-").FullName;
        try
        {
            foreach (string original in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string copy = Path.Combine(to, Path.GetRelativePath(from, original));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // a file lies in a folder
                File.Copy(original, copy);
            }

            string changed = Path.Combine(to, "sources", Hl7, "1.0", file);
            File.WriteAllText(changed, change(File.ReadAllText(changed)));
            return new ProductMappings(to);
        }
        finally
        {
            Directory.Delete(to, recursive: true);
        }
    }

    private static string Find(string at) =>
        File.Exists(Path.Combine(at, "Gateway.sln")) ? at : Find(Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Expected Gateway.sln above the tests."));
}
