using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>What the sender reads in its reply.</summary>
[Binding]
public sealed class ReplySteps(Replies replies)
{
    [Then("the answer's status is {int}")]
    [Then("答复状态码为 {int}")]
    public void HasStatus(int status) => Assert.True(replies.Last.Status == status, $"The status is {replies.Last.Status}: {replies.Last.Text}");

    [Then("the reply's {string} is {string}")]
    [Then("答复中{string}为{string}")]
    public void HasValue(string key, string value) => Assert.True(replies.Last[key] == value, $"Expected {key}={value} in:{Environment.NewLine}{replies.Last.Text}");

    [Then("the reply's {string} contains {string}")]
    [Then("答复中{string}包含{string}")]
    public void ValueContains(string key, string part) => Assert.Contains(part, replies.Last[key], StringComparison.Ordinal);

    [Then("the reply contains {string}")]
    [Then("答复包含{string}")]
    public void Contains(string part) => Assert.Contains(part, replies.Last.Text, StringComparison.Ordinal);

    [Then("the reply is, byte for byte in GBK with CRLF:")]
    [Then("答复逐字节（GBK，CRLF换行）为:")]
    public void Is(string text)
    {
        string expected = text.ReplaceLineEndings("\r\n") + "\r\n";
        Assert.Equal(expected, replies.Last.Text);
        Assert.Equal(GbkText.Write(expected), replies.Last.Bytes);
    }

    [Then("both replies are the same bytes")]
    [Then("两次答复完全相同")]
    public void AreTheSame()
    {
        Assert.NotEmpty(replies.Last.Bytes);
        Assert.Equal(replies.LastButOne.Bytes, replies.Last.Bytes);
    }
}
