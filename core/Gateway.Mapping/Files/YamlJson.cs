using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads YAML as JSON, so that one reader serves both. Plain numbers (without leading zeros) and booleans keep their type, everything else is text; anchors and aliases are resolved.</summary>
public static class YamlJson
{
    /// <summary>Reads a file.</summary>
    /// <returns>The document, or the fault at <c>file:line:column</c>.</returns>
    public static Outcome<JsonElement> Load(string path) => File.Exists(path)
        ? Parse(File.ReadAllText(path), path)
        : Outcome.Refused<JsonElement>(new Issue(IssueCodes.FileUnreadable, new SourceLocation(path), "Expected a file."));

    /// <summary>Reads a text.</summary>
    /// <param name="name">The file's name for locations.</param>
    public static Outcome<JsonElement> Parse(string yaml, string name)
    {
        Outcome<YamlFile> file = YamlFile.Parse(yaml, name);
        return file.Succeeded ? Outcome.Of(file.Value.Root) : Outcome.Refused<JsonElement>(file.Issues);
    }
}
