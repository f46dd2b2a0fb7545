using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Sources;

public sealed class SourceTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Theory]
    [InlineData(Messages.Settle, "settle", ReplyWhen.Answered)]
    [InlineData("""{"person":{"card":"1"}}""", "update", ReplyWhen.Checked)]
    public void The_condition_picks_the_message(string json, string name, ReplyWhen replyWhen)
    {
        ReadMessage read = Messages.Read(mappings.LoadGood(), json);

        Assert.Equal((name, replyWhen), (read.Message!.Name, read.Message.ReplyWhen));
    }

    [Theory]
    [InlineData("{}", "GW2005", "")]
    [InlineData("{", "GW2002", "")]
    [InlineData("""{"bill":{"date":"2023"}}""", "GW3008", "bill/date")]
    [InlineData("""{"bill":{"date":"20190101"}}""", "GW3007", "")]
    public void What_nobody_can_assign_is_refused_with_what_could_be_read(string json, string code, string at)
    {
        Outcome<ReadMessage> read = mappings.LoadGood().Source("test")!.Read(Encoding.UTF8.GetBytes(json));

        Issue issue = Assert.Single(read.Issues);
        Assert.Equal((code, at), (issue.Code.Id, issue.At.Path));
        Assert.NotNull(read.Partial!.Version);
    }

    [Fact]
    public void The_service_date_in_the_message_picks_the_version()
    {
        AddSecondVersion();
        MappingCatalog catalog = mappings.LoadGood();

        Assert.Equal("1.0", Messages.Read(catalog, Messages.Settle).Version!.Version);
        Assert.Equal("2.0", Messages.Read(catalog, Messages.Settle.Replace("20230510", "20260101", StringComparison.Ordinal)).Version!.Version);
        Assert.Equal("2.0", catalog.Source("test")!.Newest.Version);
    }

    [Fact]
    public void A_draft_takes_only_days_that_nothing_released_covers()
    {
        AddSecondVersion();
        mappings.Replace("sources/test/2.0/source.yaml", "status: released", "status: draft");
        mappings.Replace("sources/test/2.0/source.yaml", "effective: {from: 2026-01-01}", "effective: {from: 2020-01-01}");
        MappingCatalog catalog = mappings.LoadGood();

        Assert.Equal("1.0", Messages.Read(catalog, Messages.Settle).Version!.Version);
        Assert.Equal("2.0", Messages.Read(catalog, Messages.Settle.Replace("20230510", "20260101", StringComparison.Ordinal)).Version!.Version);
    }

    [Fact]
    public void An_unreadable_message_is_answered_by_the_sources_error_table()
    {
        Source source = mappings.LoadGood().Source("test")!;
        Outcome<ReadMessage> read = source.Read("{"u8.ToArray());

        Outcome<ReadOnlyMemory<byte>> reply = source.ErrorReply(new ReplyContext(ReplyStatus.Error) { Issues = read.Issues });

        Assert.Equal("error/code=GW2002 error/text=报文结构不符合格式。Expected JSON.", Encoding.UTF8.GetString(reply.Value.Span));
    }

    [Fact]
    public void A_source_without_an_error_table_says_so()
    {
        mappings.Replace("sources/test/1.0/source.yaml", "error-reply: error.reply.csv", "");

        Outcome<ReadOnlyMemory<byte>> reply = mappings.LoadGood().Source("test")!.ErrorReply(new ReplyContext(ReplyStatus.Error));

        Assert.Equal(IssueCodes.ReplyTableMissing, Assert.Single(reply.Issues).Code);
    }

    private void AddSecondVersion()
    {
        foreach (string file in Directory.GetFiles(mappings.PathOf("sources/test/1.0"), "*", SearchOption.AllDirectories))
        {
            mappings.Write($"sources/test/2.0/{Path.GetRelativePath(mappings.PathOf("sources/test/1.0"), file)}", File.ReadAllText(file));
        }

        mappings.Replace("sources/test/2.0/source.yaml", "version: \"1.0\"", "version: \"2.0\"");
        mappings.Replace("sources/test/2.0/source.yaml", "effective: {from: 2020-01-01, to: 2025-12-31}", "effective: {from: 2026-01-01}");
    }
}
