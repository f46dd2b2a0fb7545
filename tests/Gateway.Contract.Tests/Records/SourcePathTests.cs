using System.Text;

namespace Gateway.Contract.Tests.Records;

public sealed class SourcePathTests
{
    [Fact]
    public void An_empty_value_picks_the_members_that_have_none()
    {
        var builder = new SourceRecordBuilder(ReadOnlyMemory<byte>.Empty, Encoding.UTF8);
        foreach ((string number, string? settlement) in new (string, string?)[] { ("1", "S1"), ("2", null), ("3", "") })
        {
            builder.Open("row");
            builder.Value("number", number);
            builder.Value("settlement", settlement);
            builder.Close();
        }

        builder.Open("row");
        builder.Value("number", "4");
        builder.Close();
        SourceRecord record = builder.Build();

        Assert.True(SourcePath.TryParse("row[settlement='']/number", out SourcePath? path, out _));
        Assert.Equal(["2", "3", "4"], path.All(record.Root).Select(node => node.Text));
    }
}
