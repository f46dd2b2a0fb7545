using System.Text;
using Gateway.Contract;

namespace Gateway.Pipeline.Tests.Previewing;

public sealed class StoredAnswerTests
{
    [Theory]
    [InlineData("", "a.json:1:1", "as JSON")]
    [InlineData("{\n  \"outputs\": [", "a.json:2:", "as JSON")]
    [InlineData("null", "a.json:1:1", "as JSON")]
    [InlineData("{\n  \"output\": []\n}", "a.json:2:", "wrong at $.output")]
    [InlineData("{\"outputs\":[{\"output\":{}}]}", "a.json:1:", "wrong at $.outputs[0]")]
    [InlineData("{\"refused\":{\"code\":\"GW0000\",\"reason\":\"no\"}}", "a.json", "There is no issue code 'GW0000'.")]
    public void A_file_that_is_no_answer_is_an_issue_with_its_place(string text, string place, string reason)
    {
        Issue issue = Assert.Single(StoredAnswer.Read(Encoding.UTF8.GetBytes(text), "a.json").Issues);

        Assert.Equal(IssueCodes.FileUnreadable, issue.Code);
        Assert.StartsWith(place, issue.At.Path, StringComparison.Ordinal);
        Assert.Contains(reason, issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_read_with_its_code()
    {
        StoredAnswer answer = StoredAnswer.Read("""{"refused":{"code":"GW6001","reason":"no"}}"""u8, "a.json").Value;

        Assert.Equal((IssueCodes.All["GW6001"], "no"), (answer.Refused!.Issue.Code, answer.Refused.Issue.Reason)); // it was read
    }
}
