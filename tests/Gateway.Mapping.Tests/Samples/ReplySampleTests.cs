using Gateway.Contract;

namespace Gateway.Mapping.Tests.Samples;

public sealed class ReplySampleTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replies-");

    [Theory]
    [InlineData("reply.xml,message.xml,answer.json", "")]
    [InlineData("reply.xml,message.xml,", "")]
    [InlineData("reply.xml,another.xml,answer.json", "GW8015")]
    [InlineData("reply.xml,message.xml,another.json", "GW8001")]
    [InlineData("another.xml,message.xml,answer.json", "GW8001")]
    [InlineData("another.xml,another.xml,another.json", "GW8015 GW8001 GW8001")]
    public void A_row_says_what_keeps_it_from_being_run(string row, string codes)
    {
        Write("expected.csv", "file,outcome,code\nmessage.xml,accepted,\n");
        Write("reply.xml", "<r/>");
        Write("answer.json", "{}");
        Write("replies.csv", $"reply,sample,answer,note\n\n{row},\n");

        ReplySample reply = Assert.Single(ReplySample.All(folder.FullName));

        Assert.Equal(codes, string.Join(' ', reply.Faults.Select(fault => fault.Code.Id)));
        Assert.All(reply.Faults, fault => Assert.Equal("sources/x/1.0/samples/replies.csv:3", fault.At.Path));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.CreateSubdirectory("sources/x/1.0/samples").FullName, name), text);
}
