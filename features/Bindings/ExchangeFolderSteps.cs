using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>An institution that exchanges files of any names and any number in a folder of its own.</summary>
[Binding]
public sealed class ExchangeFolderSteps(ScenarioFolder folder, GatewaySettings settings)
{
    private const string Name = "files", Key = "Gateway:Inbound:Folders:1:";

    [Given("the folder of institution {string}: source {string}, requests {string}, replies {string}")]
    [Given("机构{string}的文件夹：来源{string}，请求{string}，答复{string}")]
    public void Watch(string institution, string source, string requests, string reply)
    {
        foreach ((string name, string value) in new[] { ("Name", Name), ("Institution", institution), ("Source", source), ("Path", folder.Made(Name)), ("Pattern", requests), ("Reply", reply), ("PollInterval", "00:00:00.1") })
        {
            settings.Values[Key + name] = value;
        }
    }

    [Given("each request of the folder comes with {string}")]
    [Given("该文件夹的请求都带有{string}")]
    public void WithCompanion(string name) => settings.Values[Key + "Companions:0"] = name;

    [When("the institution puts sample {string} into the folder as {string}")]
    [When("机构把样例{string}作为{string}放进文件夹")]
    public void Puts(string sample, string name) => Put(name, Sample.Named(sample).Bytes);

    [When("the institution puts the files of sample {string} into the folder, the last one first")]
    [When("机构把样例{string}里的各个文件放进文件夹，最后一个先放")]
    public void PutsParts(string sample)
    {
        byte[] bytes = Sample.Named(sample).Bytes;
        Assert.True(StoredZip.TryRead(bytes, out ImmutableArray<MessagePart> parts, out _));
        foreach (MessagePart part in parts.Reverse())
        {
            Put(part.Name, bytes[part.Offset..(part.Offset + part.Length)]);
        }
    }

    [Then("{string} appears in the folder, byte for byte like sample {string}")]
    [Then("文件夹里出现{string}，与样例{string}逐字节相同")]
    public async Task AppearsLike(string name, string sample)
    {
        await Appears(name);
        Assert.Equal(Convert.ToHexString(Sample.Named(sample).Bytes), Convert.ToHexString(await File.ReadAllBytesAsync(At(name))));
    }

    [Then("{string} appears in the folder")]
    [Then("文件夹里出现{string}")]
    public Task Appears(string name) => Eventually.HoldsAsync(name, () => File.Exists(At(name)));

    [Then("{string} goes to the folder {string}, and no {string} appears")]
    [Then("{string}被移到{string}，{string}没有出现")]
    public async Task IsMoved(string request, string place, string reply)
    {
        await Eventually.HoldsAsync(request, () => Directory.Exists(At(place)) && Directory.EnumerateFiles(At(place), "*" + request).Any());
        Assert.False(File.Exists(At(reply)));
    }

    private string At(string name) => Path.Combine(folder[Name], name);

    private void Put(string name, byte[] bytes)
    {
        string half = At(name + ".half");
        File.WriteAllBytes(half, bytes);
        File.Move(half, At(name));
    }
}
