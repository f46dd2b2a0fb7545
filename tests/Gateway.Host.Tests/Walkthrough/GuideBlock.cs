namespace Gateway.Host.Tests.Walkthrough;

/// <summary>A fenced block of the guide.</summary>
/// <param name="Language">First word behind the fence: <c>console</c>, <c>diff</c>, or what the file is written in.</param>
/// <param name="File">Second word: the file that the reader writes or changes; empty in a console.</param>
/// <param name="Encoding">Third word: the file's encoding where it is not UTF-8.</param>
/// <param name="Lines">What stands between the fences.</param>
internal sealed record GuideBlock(string Language, string File, string Encoding, string[] Lines)
{
    private const string Fence = "```";

    /// <summary>The blocks of the chapter that begins with this heading and ends before the next one of its level.</summary>
    public static IEnumerable<GuideBlock> Of(string guide, string heading)
    {
        string[] lines = [.. System.IO.File.ReadLines(guide).SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
        for (int at = 0; at < lines.Length; at++)
        {
            if (lines[at].StartsWith(Fence, StringComparison.Ordinal))
            {
                string[] words = [.. lines[at][Fence.Length..].Split(' '), "", ""];
                string[] inside = [.. lines.Skip(at + 1).TakeWhile(line => line != Fence)];
                yield return new GuideBlock(words[0], words[1], words[2], inside);
                at += inside.Length + 1;
            }
        }
    }
}
