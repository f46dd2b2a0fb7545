using Gateway.Console.Words;

namespace Gateway.Console.Api;

/// <summary>Why a call was not done: in one language for pages, in both for programs.</summary>
/// <param name="Chinese">In Chinese.</param>
/// <param name="English">In English.</param>
public sealed record Refusal(string Chinese, string English)
{
    /// <summary>Both.</summary>
    public string Fault => $"{English} {Chinese}";

    internal static Refusal Of(Word word) => new(word.Chinese, word.English);
}
