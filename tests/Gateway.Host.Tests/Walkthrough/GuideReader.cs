using System.Text;
using Gateway.Host.Tests.Cli;

namespace Gateway.Host.Tests.Walkthrough;

/// <summary>Does what the guide says, as somebody would who reads it: writes its files, makes its changes, runs its commands.</summary>
internal static class GuideReader
{
    /// <summary>Follows one block; an assertion fails where the guide is not true.</summary>
    public static async Task FollowAsync(GuideBlock block, string folder)
    {
        if (block.Language == "console")
        {
            foreach (GuideCommand command in GuideCommand.Of(block))
            {
                (int code, string output, string error) = await CommandLine.RunAsync(command.Program, folder, EncodingOf(block), [.. command.Arguments]);
                string? untruth = code == command.Code ? command.Untruth(output, error) : $"exit {code}, not {command.Code}";
                Assert.True(untruth is null, $"{command.Program} {string.Join(' ', command.Arguments)}\n{untruth}\n--- it printed:\n{output}{error}");
            }
        }
        else if (block.Language == "diff")
        {
            Change(Path.Combine(folder, block.File), block.Lines);
        }
        else if (block.File.Length > 0)
        {
            Write(Path.Combine(folder, block.File), string.Concat(block.Lines.Select(line => line + "\n")), EncodingOf(block));
        }
    }

    private static void Change(string path, string[] lines)
    {
        string text = File.ReadAllText(path);
        string old = string.Concat(lines.Where(line => line[0] != '+').Select(line => line[1..] + "\n"));
        string @new = string.Concat(lines.Where(line => line[0] != '-').Select(line => line[1..] + "\n"));
        Assert.Equal(2, text.ReplaceLineEndings("\n").Split(old).Length);
        File.WriteAllText(path, text.ReplaceLineEndings("\n").Replace(old, @new, StringComparison.Ordinal), new UTF8Encoding(text.Length > 0 && File.ReadAllBytes(path)[0] == 0xEF));
    }

    private static void Write(string path, string text, Encoding encoding)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file in a folder
        File.WriteAllBytes(path, encoding.GetBytes(text));
    }

    private static Encoding EncodingOf(GuideBlock block)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return block.Encoding.Length == 0 ? new UTF8Encoding(false) : Encoding.GetEncoding(block.Encoding);
    }
}
