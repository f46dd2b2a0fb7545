using System.Text;

namespace Gateway.Contract.Tests.Records;

public sealed class SourceRecordBuilderTests
{
    [Fact]
    public void A_group_that_was_left_goes_on_where_it_stopped()
    {
        var builder = new SourceRecordBuilder("abcd"u8.ToArray(), Encoding.UTF8);
        builder.Open("row", 0);
        builder.Value("a", 0, 1);
        LeftGroup first = builder.Leave(1);
        builder.Open("row", 1);
        builder.Value("a", 1, 1);
        LeftGroup second = builder.Leave(2);
        builder.Reopen(first);
        builder.Value("b", 2, 1);
        builder.Close(3);
        builder.Reopen(second);
        builder.Value("b", 3, 1);
        builder.Close(4);

        SourceNode root = builder.Build().Root;

        Assert.Equal(["row a=a b=c", "row a=b b=d"], root.Children.Select(row => $"{row.Name} {string.Join(' ', row.Children.Select(value => $"{value.Name}={value.Text}"))}"));
        Assert.Equal(new SourceLocation("row[2]", 1, 3), root.Children.Last().Location);
    }
}
