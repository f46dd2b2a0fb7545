namespace Gateway.Features.Bindings.World;

/// <summary>A sample as feature files name it: <c>fujian-ini/mzsf-two-items.txt</c>, source and file.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="File">Its path.</param>
public sealed record Sample(string Source, string File)
{
    /// <summary>The sender's bytes.</summary>
    public byte[] Bytes => System.IO.File.ReadAllBytes(File);

    /// <summary>The bytes with one text in place of another, in GBK.</summary>
    public byte[] With(string old, string fresh)
    {
        string text = GbkText.Read(Bytes);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return GbkText.Write(text.Replace(old, fresh, StringComparison.Ordinal));
    }

    /// <exception cref="FileNotFoundException">There is no such sample; the message lists those there are.</exception>
    public static Sample Named(string name)
    {
        string source = name.Split('/')[0];
        string folder = Path.Combine(Repository.Mappings, "sources", source, "1.0", "samples");
        string file = Path.Combine(folder, name[(source.Length + 1)..]);
        return System.IO.File.Exists(file) ? new(source, file)
            : throw new FileNotFoundException($"There is no sample '{name}'; {source} has {string.Join(", ", Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal))}.");
    }
}
