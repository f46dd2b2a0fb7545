namespace Gateway.Mapping;

/// <summary>
/// The approved outputs of samples: <c>approved/SOURCE/VERSION/SAMPLE.ENDING</c> in the mappings folder. They lie beside the version folders and not in them,
/// because a released folder never changes, and what the gateway makes of its samples may, with a reason that the review sees.
/// </summary>
/// <param name="mappings">The mappings folder.</param>
public sealed class ApprovedOutputs(string mappings)
{
    /// <summary>Where they lie.</summary>
    public string Root { get; } = Path.Combine(mappings, "approved");

    /// <summary>Every file that is approved for a sample, by the ending of its name.</summary>
    public IReadOnlyList<string> EndingsOf(MappingSample sample) => Directory.Exists(FolderOf(sample))
        ? [.. Directory.GetFiles(FolderOf(sample), sample.File + ".*").Select(file => Path.GetFileName(file)[(sample.File.Length + 1)..]).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Compares byte by byte.</summary>
    /// <param name="outputs">By the ending of their file's name.</param>
    /// <returns>Every output that is not as approved; empty when all is.</returns>
    public IEnumerable<OutputDifference> Differences(MappingSample sample, IReadOnlyDictionary<string, byte[]> outputs)
    {
        foreach (string ending in EndingsOf(sample).Union(outputs.Keys, StringComparer.Ordinal))
        {
            string path = PathOf(sample, ending);
            byte[]? approved = File.Exists(path) ? File.ReadAllBytes(path) : null, made = outputs.GetValueOrDefault(ending);
            if (approved is null || made is null || !approved.AsSpan().SequenceEqual(made))
            {
                yield return new OutputDifference(sample, ending, path, approved, made);
            }
        }
    }

    /// <summary>Approves what comes out now; what does not come out any more is approved no longer.</summary>
    public void Approve(MappingSample sample, IReadOnlyDictionary<string, byte[]> outputs)
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

    /// <summary>Where one output is approved.</summary>
    public string PathOf(MappingSample sample, string ending) => Path.Combine(FolderOf(sample), $"{sample.File}.{ending}");

    private string FolderOf(MappingSample sample) => Path.Combine(Root, sample.Source, sample.Version);
}
