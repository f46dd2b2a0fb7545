using Gateway.Tests;

namespace Gateway.Benchmarks.WhatIf;

/// <summary>A copy of the product's mappings with a draft in it.</summary>
internal static class DraftMappings
{
    private const string ChronicOfEitherKind = "mzsf/Sftsmz = 'Y' or mzsf/Sftsbz = 'Y'";

    /// <summary>Copies version 1.0 of the source to a draft in which only one of the two flags makes a visit a chronic one.</summary>
    /// <returns>The copy's folder.</returns>
    public static string Make(string mappings, string copy, string source, string version)
    {
        FolderCopy.OfMappings(mappings, copy);
        string draft = Path.Combine(copy, "sources", source, version);
        FolderCopy.Make(Path.Combine(mappings, "sources", source, "1.0"), draft);
        Replace(Path.Combine(draft, "source.yaml"), "version: \"1.0\"", $"version: \"{version}\"");
        Replace(Path.Combine(draft, "source.yaml"), "status: released", "status: draft");
        Replace(Path.Combine(draft, "mzsf.csv"), ChronicOfEitherKind, "mzsf/Sftsmz = 'Y'");
        return copy;
    }

    private static void Replace(string file, string old, string fresh)
    {
        string text = File.ReadAllText(file);
        File.WriteAllText(file, text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, fresh, StringComparison.Ordinal) : throw new InvalidDataException($"{file} does not say {old}."));
    }
}
