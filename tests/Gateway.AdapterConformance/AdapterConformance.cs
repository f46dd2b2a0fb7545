using System.Globalization;
using System.Text.Json;

namespace Gateway.AdapterConformance;

/// <summary>
/// What every adapter keeps. Derive one class per adapter, put samples below its <c>samples/LAYOUT/</c> folder with a <c>layout.json</c>, and make it green.
/// <c>gateway adapters check --whole</c> runs the same suite on every byte, and with messages of 64 MB where a layout.json says how to grow them; <c>GATEWAY_CONFORMANCE=whole</c> does both here.
/// </summary>
public abstract class AdapterConformance
{
    private readonly Lazy<ConformanceSuite> suite;

    protected AdapterConformance() => suite = new(() =>
        new ConformanceSuite(new Subject(Adapter, Sample.Of(Adapter)) { Marks = Marks, Unreadable = [.. Unreadable], Large = Large }, Limits));

    public static TheoryData<string> Sentences => [.. ConformanceSuite.All.Select(check => check.Name)];

    /// <summary>The adapter under test.</summary>
    protected abstract IAdapter Adapter { get; }

    /// <summary>Bytes that mean something to the format: the suite floods the reader with each.</summary>
    protected abstract string Marks { get; }

    /// <summary>Encodings that the adapter does not read.</summary>
    protected virtual IEnumerable<string> Unreadable => ["utf-16le", "klingon", ""];

    /// <summary>What a message may cost.</summary>
    protected virtual ConformanceLimits Limits => Environment.GetEnvironmentVariable("GATEWAY_CONFORMANCE") == "whole" ? ConformanceLimits.Whole : ConformanceLimits.Quick;

    [Fact]
    public void The_manifest_names_this_adapter()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.FolderOf(Adapter), "adapter.json")));
        Type type = Adapter.GetType();

        Assert.Equal(Adapter.Name, manifest.RootElement.GetProperty("name").GetString());
        Assert.Equal(type.FullName, manifest.RootElement.GetProperty("type").GetString());
        Assert.Equal(type.Assembly.GetName().Name + ".dll", manifest.RootElement.GetProperty("assembly").GetString());
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void It_holds(string sentence)
    {
        CheckResult result = suite.Value.Run(ConformanceSuite.All.Single(check => check.Name == sentence));

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Adapter.Name}: {result.Tried} inputs tried, {result.Crashes} crashes, {result.Hangs} hangs; at most {result.MostMemory.Value:0.0} times a message's size in memory ({result.MostMemory.About}), {result.MostTime.Value:0.00} s per MB"));
        Assert.True(result.Holds, string.Join('\n', result.Faults));
        Assert.Null(result.Skipped);
    }

    /// <summary>A valid message of about so many bytes, for the sample's layout; null where a sample of another kind stands for it.</summary>
    protected virtual byte[]? Large(Sample sample, int bytes) => sample.Large(bytes);
}
