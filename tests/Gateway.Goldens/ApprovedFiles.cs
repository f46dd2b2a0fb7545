using System.Globalization;
using System.Text;

namespace Gateway.Goldens;

/// <summary>The approved outputs. With the environment variable GATEWAY_APPROVE=1 what comes out now is approved; the review then sees the difference.</summary>
internal static class ApprovedFiles
{
    private static readonly bool Approves = Environment.GetEnvironmentVariable("GATEWAY_APPROVE") == "1";

    /// <summary>Every file that is approved for a sample, by the ending of its name.</summary>
    public static string[] EndingsOf(Sample sample) => Directory.Exists(FolderOf(sample))
        ? [.. Directory.GetFiles(FolderOf(sample), sample.File + ".*").Select(file => Path.GetFileName(file)[(sample.File.Length + 1)..]).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Compares byte by byte.</summary>
    /// <returns>Every output that differs with the first place where it does; empty when all is as approved.</returns>
    public static IEnumerable<string> Differences(Sample sample, SortedDictionary<string, byte[]> outputs)
    {
        if (Approves)
        {
            Approve(sample, outputs);
        }

        foreach (string ending in EndingsOf(sample).Union(outputs.Keys, StringComparer.Ordinal))
        {
            string path = PathOf(sample, ending);
            byte[]? approved = File.Exists(path) ? File.ReadAllBytes(path) : null;
            byte[]? made = outputs.GetValueOrDefault(ending);
            if (approved is null || made is null || !approved.AsSpan().SequenceEqual(made))
            {
                yield return $"{path}: {(approved is null ? "is not approved yet" : made is null ? "is approved but does not come out any more" : FirstDifference(approved, made))}";
            }
        }
    }

    private static string FolderOf(Sample sample) => Path.Combine(RepositoryFolder.Approved, sample.Source, sample.Version);

    private static string PathOf(Sample sample, string ending) => Path.Combine(FolderOf(sample), $"{sample.File}.{ending}");

    private static void Approve(Sample sample, SortedDictionary<string, byte[]> outputs)
    {
        Directory.CreateDirectory(FolderOf(sample));
        foreach (string gone in EndingsOf(sample).Except(outputs.Keys, StringComparer.Ordinal))
        {
            File.Delete(PathOf(sample, gone));
        }

        foreach ((string ending, byte[] bytes) in outputs)
        {
            File.WriteAllBytes(PathOf(sample, ending), bytes);
        }
    }

    private static string FirstDifference(byte[] approved, byte[] made)
    {
        int at = approved.AsSpan().CommonPrefixLength(made);
        int line = approved.AsSpan(0, at).Count((byte)'\n') + 1;
        return string.Create(CultureInfo.InvariantCulture, $"line {line}, byte {at}: approved '{LineAt(approved, at)}', now '{LineAt(made, at)}'");
    }

    private static string LineAt(byte[] bytes, int at)
    {
        int start = bytes.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        int length = bytes.AsSpan(start).IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(bytes.AsSpan(start, length < 0 ? bytes.Length - start : length));
    }
}
