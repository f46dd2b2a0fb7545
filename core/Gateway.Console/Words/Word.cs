namespace Gateway.Console.Words;

/// <summary>One text of the console in both languages. A text that lacks a language does not compile.</summary>
public sealed record Word(string Chinese, string English)
{
    public string In(bool english) => english ? English : Chinese;
}
