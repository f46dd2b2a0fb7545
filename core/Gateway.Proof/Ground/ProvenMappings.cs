namespace Gateway.Proof.Ground;

/// <summary>The part of the mappings that the proof's traffic needs: a gateway that is killed often should start fast.</summary>
internal static class ProvenMappings
{
    private static readonly string[] Shared = ["national", "regions", "schema"];

    /// <summary>Lays the part out as links into the whole.</summary>
    /// <param name="whole">The mappings folder.</param>
    /// <param name="part">A new folder.</param>
    /// <param name="senders">Institution and its only source.</param>
    /// <exception cref="DirectoryNotFoundException">The mappings lack one of them.</exception>
    public static void Lay(string whole, string part, IEnumerable<(string Institution, string Source)> senders)
    {
        foreach (string folder in Shared)
        {
            Link(Path.Combine(whole, folder), Path.Combine(part, folder));
        }

        foreach ((string institution, string source) in senders)
        {
            Link(Path.Combine(whole, "sources", source), Path.Combine(part, "sources", source));
            string from = Path.Combine(whole, "institutions", institution), to = Path.Combine(part, "institutions", institution);
            Directory.CreateDirectory(to);
            foreach (string below in Directory.EnumerateDirectories(from))
            {
                Link(below, Path.Combine(to, Path.GetFileName(below)));
            }

            IEnumerable<string> lines = File.ReadLines(Path.Combine(from, "institution.yaml")).Select(line => line.StartsWith("sources:", StringComparison.Ordinal) ? $"sources: [{source}]" : line);
            File.WriteAllLines(Path.Combine(to, "institution.yaml"), lines);
        }
    }

    /// <summary>Links the adapters that are needed into a folder of their own.</summary>
    public static void LayAdapters(string whole, string part, IEnumerable<string> adapters)
    {
        foreach (string adapter in adapters)
        {
            Link(Path.Combine(whole, adapter), Path.Combine(part, adapter));
        }
    }

    private static void Link(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            throw new DirectoryNotFoundException($"There is no {from}: the proof needs what came with the gateway.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(to)!); // below the part's folder
        Directory.CreateSymbolicLink(to, Path.GetFullPath(from));
    }
}
