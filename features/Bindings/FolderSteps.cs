using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>A hospital that writes Request.txt into an exchange folder and polls Reply.txt.</summary>
[Binding]
public sealed class FolderSteps(ScenarioFolder folder, Replies replies)
{
    private byte[] sent = [];

    [When("the hospital writes sample {string} as {word} and renames it to Request.txt")]
    [When("医院把样例{string}写成{word}再改名为Request.txt")]
    public async Task WritesAndRenames(string sample, string name)
    {
        await WritesPart(sample, name);
        await File.WriteAllBytesAsync(Path.Combine(folder["exchange"], name), sent);
        File.Move(Path.Combine(folder["exchange"], name), Path.Combine(folder["exchange"], "Request.txt"));
    }

    [When("the hospital has written only half of sample {string} as {word}")]
    [When("医院只写完样例{string}的一半，文件名{word}")]
    public Task WritesPart(string sample, string name)
    {
        sent = Sample.Named(sample).Bytes;
        return File.WriteAllBytesAsync(Path.Combine(folder["exchange"], name), sent[..(sent.Length / 2)]);
    }

    [Then("Reply.txt appears")]
    [Then("文件夹里出现Reply.txt")]
    public async Task ReplyAppears()
    {
        string reply = Path.Combine(folder["exchange"], "Reply.txt");
        await Eventually.HoldsAsync("Reply.txt", () => File.Exists(reply));
        replies.Add(new Reply(0, await File.ReadAllBytesAsync(reply), 0));
    }

    [Then("no Reply.txt appears within {int} milliseconds")]
    [Then("{int} 毫秒内不出现Reply.txt")]
    public async Task NoReply(int milliseconds)
    {
        await Task.Delay(milliseconds);
        Assert.False(File.Exists(Path.Combine(folder["exchange"], "Reply.txt")));
    }

    [Then("the request file is archived byte for byte")]
    [Then("请求文件已归档且字节不变")]
    public async Task IsArchived()
    {
        string archived = await Eventually.FindAsync("archived file", () => Task.FromResult(
            Directory.EnumerateFiles(Path.Combine(folder["exchange"], "archive"), "*Request*", SearchOption.AllDirectories).SingleOrDefault()));
        Assert.Equal(sent, await File.ReadAllBytesAsync(archived));
        Assert.False(File.Exists(Path.Combine(folder["exchange"], "Request.txt")));
    }
}
