using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads one object of a settings file and says what is missing, unknown or wrong.</summary>
/// <param name="file">Where it stands.</param>
/// <param name="json">The object.</param>
/// <param name="path">Its path in the file; empty for the top.</param>
internal sealed class Settings(YamlFile file, JsonElement json, string path, FaultList faults)
{
    /// <summary>Opens a file's top object; null when it is none.</summary>
    public static Settings? Load(string path, string name, FaultList faults)
    {
        if (!File.Exists(path))
        {
            faults.Add(IssueCodes.FileUnreadable, name, "Expected this file.");
            return null;
        }

        Outcome<YamlFile> file = YamlFile.Parse(File.ReadAllText(path), name);
        faults.AddAll(file.Issues);
        if (file.Succeeded && file.Value.Root.ValueKind != JsonValueKind.Object)
        {
            faults.Add(IssueCodes.SettingWrong, $"{name}:1:1", "Expected settings as 'name: value'.");
        }

        return file.Succeeded && file.Value.Root.ValueKind == JsonValueKind.Object ? new Settings(file.Value, file.Value.Root, "", faults) : null;
    }

    /// <summary>Refuses every name that nobody knows.</summary>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                faults.Add(IssueCodes.SettingWrong, At(member.Name), $"Nobody knows '{member.Name}'.{NearestName.Hint(member.Name, names.ToArray())}");
            }
        }
    }

    public bool Has(string name) => json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A text (numbers count as text); null and a fault where a needed one is missing.</summary>
    public string? Text(string name, bool isNeeded = false)
    {
        JsonElement value = Value(name);
        string? text = value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null };
        if (text is null && (isNeeded || value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)))
        {
            Refuse(name, "Expected a text.");
        }

        return text;
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public ImmutableArray<string> Texts(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())] // a string has a text
            : Text(name) is { } only ? [only] : [];
    }

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        Refuse(name, "Expected a date such as 2026-01-31.");
        return null;
    }

    /// <summary>An object below; null where it is missing.</summary>
    public Settings? Below(string name)
    {
        JsonElement value = Value(name);
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            Refuse(name, "Expected settings as 'name: value'.");
        }

        return value.ValueKind == JsonValueKind.Object ? new Settings(file, value, PathOf(name), faults) : null;
    }

    /// <summary>A list of objects.</summary>
    public IEnumerable<Settings> List(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().Select((item, index) => (item, index)).Where(entry => entry.item.ValueKind == JsonValueKind.Object)
            .Select(entry => new Settings(file, entry.item, $"{PathOf(name)}[{entry.index.ToString(CultureInfo.InvariantCulture)}]", faults));
    }

    /// <summary>Names and texts of this object.</summary>
    public Dictionary<string, string> Pairs() => json.EnumerateObject().Select(member => member.Name).Where(name => Value(name).ValueKind is not JsonValueKind.Object and not JsonValueKind.Array)
        .Select(name => (Name: name, Text: Text(name))).Where(pair => pair.Text is not null).ToDictionary(pair => pair.Name, pair => pair.Text!); // filtered

    /// <summary>Names of this object's members.</summary>
    public IEnumerable<string> Names() => json.EnumerateObject().Select(member => member.Name);

    /// <summary>A value as JSON; undefined where it is missing.</summary>
    public JsonElement Value(string name) => json.TryGetProperty(name, out JsonElement value) ? value : default;

    /// <summary>One of an enumeration's names in lower case; the fallback where it is missing or, with a fault, none of them.</summary>
    public T Choice<T>(string name, T fallback)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        string[] names = [.. Enum.GetNames<T>().Select(value => value.ToLowerInvariant())];
        if (names.Contains(text))
        {
            return Enum.Parse<T>(text, ignoreCase: true);
        }

        Refuse(name, $"Expected {string.Join(", ", names)}.{NearestName.Hint(text, names)}");
        return fallback;
    }

    /// <summary>The same settings, whose faults go elsewhere.</summary>
    public Settings Reporting(FaultList elsewhere) => new(file, json, path, elsewhere);

    public string At(string name) => file.At(PathOf(name));

    public void Refuse(string name, string reason) => faults.Add(IssueCodes.SettingWrong, At(name), $"{PathOf(name)}: {reason}");

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
