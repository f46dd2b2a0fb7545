using System.Text.RegularExpressions;

namespace Gateway.Mapping;

/// <summary>Edits source.yaml as text, so that its remarks stay.</summary>
internal static class SourceYaml
{
    /// <summary>Gives a top-level setting another value, which replaces its line and the lines below that are indented; a setting that is not there comes first.</summary>
    /// <param name="value">As YAML writes it on one line.</param>
    public static string Set(string yaml, string name, string value)
    {
        Match found = Find(yaml, name);
        string line = $"{name}: {value}\n";
        return found.Success ? yaml[..found.Index] + line + yaml[(found.Index + found.Length)..] : line + yaml;
    }

    /// <summary>The lines of a top-level setting; empty where it is not there.</summary>
    public static string Lines(string yaml, string name) => Find(yaml, name).Value;

    private static Match Find(string yaml, string name) =>
        Regex.Match(yaml, $@"^{Regex.Escape(name)}:[^\n]*(\n|\z)([ \t]+[^\n]*(\n|\z)|[ \t]*\n(?=[ \t]+\S))*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
