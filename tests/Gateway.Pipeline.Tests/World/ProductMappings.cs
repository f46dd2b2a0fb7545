using System.Text;
using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Platform;
using Gateway.Tests;

namespace Gateway.Pipeline.Tests;

/// <summary>The product's own mappings and samples; and the same with a sender who is answered as soon as its message is on disk.</summary>
internal sealed class ProductMappings : ICatalogSource
{
    public const string Hospital = "H99999900001";
    public const string Pharmacy = "P99999900001";
    public const string Hl7 = "hl7v2-iborn";
    public const string PolicyMachine = "policy-machine";

    private static readonly Lazy<ProductMappings> Own = new(() => new ProductMappings(Path.Combine(Find(AppContext.BaseDirectory), "mappings")));
    private static readonly Lazy<ProductMappings> Stored = new(() => With("source.yaml", text => text.Replace("reply-when: answered", "reply-when: stored", StringComparison.Ordinal)));
    private static readonly Lazy<ProductMappings> Demanding = new(() => With("adt-a04.reply.csv", text => text + "ZZZ/1,request:ZZZ/1,,,,yes,,\n"));
    private static readonly Lazy<ProductMappings> Completed = new(() => With("codes/settlement-class.csv", text => text + "15,日间手术,11,普通门诊,wider,,,\n"));
    private static readonly Lazy<ProductMappings> Newer = new(() => Changed(root =>
    {
        string first = Path.Combine(root, "sources", Hl7, "1.0"), second = Path.Combine(root, "sources", Hl7, "1.1");
        FolderCopy.Make(first, second);
        Edit(Path.Combine(second, "source.yaml"), text => text.Replace("version: \"1.0\"", "version: \"1.1\"", StringComparison.Ordinal));
        Edit(Path.Combine(second, "adt-a04.reply.csv"), text => text + "ZZZ/1,'1.1',,,,,,\n");
    }));

    private ProductMappings(string root)
    {
        Current = MappingCatalog.Load(root, new InstalledAdapters());
        Outcome<PlatformKnowledge> knowledge = PlatformKnowledge.Load(root, Current);
        Knowledge = knowledge.TryGetValue(out PlatformKnowledge? loaded) ? loaded : throw new InvalidOperationException(string.Join('\n', knowledge.Issues));
    }

    /// <summary>As they are: registrations wait for the answer, patient updates for the check.</summary>
    public static ProductMappings AsTheyAre => Own.Value;

    /// <summary>Registrations are answered when they are stored.</summary>
    public static ProductMappings AnsweringWhenStored => Stored.Value;

    /// <summary>A version 1.1 has been released for the same days; its reply to a registration says so in ZZZ-1.</summary>
    public static ProductMappings WithANewerVersion => Newer.Value;

    /// <summary>The reply to a registration must quote a segment that no registration has.</summary>
    public static ProductMappings WithAReplyThatFails => Demanding.Value;

    /// <summary>A registration of an unknown settlement class waits for a person.</summary>
    public static ProductMappings ParkingUnknownClasses() => With("source.yaml", text => text.Replace("settlement-class: {unmapped: reject}", "settlement-class: {unmapped: park}", StringComparison.Ordinal));

    /// <summary>The settlement class 15 is known.</summary>
    public static ProductMappings WithClassFifteen => Completed.Value;

    public MappingCatalog Current { get; private set; }

    public PlatformKnowledge Knowledge { get; }

    public static byte[] Sample(string source, string file) => File.ReadAllBytes(Path.Combine(Find(AppContext.BaseDirectory), "mappings", "sources", source, "1.0", "samples", file));

    /// <summary>A registration under a message number of its own.</summary>
    public static byte[] Registration(string messageId = "MSG2020010200001", string visit = "GH2020000001") => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Sample(Hl7, "adt-a04-register.hl7"))
        .Replace("MSG2020010200001", messageId, StringComparison.Ordinal).Replace("GH2020000001", visit, StringComparison.Ordinal));

    /// <summary>Serves other tables from now on, as a reload does. Only for mappings of a test's own.</summary>
    public void Serve(ProductMappings other) => Current = other.Current;

    /// <summary>The product's mappings with one file of the HL7 source changed.</summary>
    private static ProductMappings With(string file, Func<string, string> change) => Changed(root => Edit(Path.Combine(root, "sources", Hl7, "1.0", file), change));

    /// <summary>The product's mappings with a draft 1.1 of a source that says something else in one file.</summary>
    public static ProductMappings WithDraft(string source, string file, string old, string fresh) => Changed(root =>
    {
        string draft = Path.Combine(root, "sources", source, "1.1");
        FolderCopy.Make(Path.Combine(root, "sources", source, "1.0"), draft);
        Edit(Path.Combine(draft, "source.yaml"), text => Replace(Replace(text, "version: \"1.0\"", "version: \"1.1\""), "status: released", "status: draft"));
        Edit(Path.Combine(draft, file), text => Replace(text, old, fresh));
    });

    private static ProductMappings Changed(Action<string> change)
    {
        string root = Directory.CreateTempSubdirectory("gateway-mappings-").FullName;
        try
        {
            FolderCopy.OfMappings(Path.Combine(Find(AppContext.BaseDirectory), "mappings"), root);
            File.Delete(Path.Combine(root, "released.txt")); // what a test changes is not what was released
            change(root);
            return new ProductMappings(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Replace(string text, string old, string fresh)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, fresh, StringComparison.Ordinal);
    }

    private static void Edit(string file, Func<string, string> change) => File.WriteAllText(file, change(File.ReadAllText(file)));

    private static string Find(string at) =>
        File.Exists(Path.Combine(at, "Gateway.sln")) ? at : Find(Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Expected Gateway.sln above the tests."));
}
