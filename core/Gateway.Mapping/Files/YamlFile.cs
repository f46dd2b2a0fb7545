using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Gateway.Contract;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gateway.Mapping;

/// <summary>A YAML file as JSON, with the line of every value.</summary>
public sealed class YamlFile
{
    private readonly Dictionary<string, Mark> marks = [];

    private YamlFile(string name) => Name = name;

    /// <summary>The file's name for locations.</summary>
    public string Name { get; }

    /// <summary>The whole document.</summary>
    public JsonElement Root { get; private set; }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The file's name for locations.</param>
    public static Outcome<YamlFile> Parse(string yaml, string name)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            var file = new YamlFile(name);
            var bytes = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(bytes))
            {
                file.Write(json, stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode, "");
            }

            using JsonDocument document = JsonDocument.Parse(bytes.WrittenMemory);
            file.Root = document.RootElement.Clone();
            return Outcome.Of(file);
        }
        catch (Exception broken) when (broken is YamlException or InvalidOperationException)
        {
            Mark at = (broken as YamlException)?.Start ?? Mark.Empty;
            return Outcome.Refused<YamlFile>(new Issue(IssueCodes.FileUnreadable, new SourceLocation($"{name}:{at.Line}:{at.Column}"), $"Expected YAML: {broken.Message}"));
        }
    }

    /// <summary><c>file:line:column</c> of a value.</summary>
    /// <param name="path">Names joined by dots, positions in brackets: <c>messages[0].when</c>.</param>
    public string At(string path)
    {
        for (string nearest = path; nearest.Length > 0; nearest = nearest[..Math.Max(0, nearest.LastIndexOfAny(['.', '[']))])
        {
            if (marks.TryGetValue(nearest, out Mark mark))
            {
                return $"{Name}:{mark.Line}:{mark.Column}";
            }
        }

        return $"{Name}:1:1";
    }

    private void Write(Utf8JsonWriter json, YamlNode node, string path)
    {
        marks[path] = node.Start;
        switch (node)
        {
            case YamlMappingNode map:
                json.WriteStartObject();
                foreach ((YamlNode key, YamlNode value) in map.Children)
                {
                    string name = ((YamlScalarNode)key).Value ?? "";
                    json.WritePropertyName(name);
                    Write(json, value, path.Length == 0 ? name : $"{path}.{name}");
                }

                json.WriteEndObject();
                break;
            case YamlSequenceNode list:
                json.WriteStartArray();
                for (int index = 0; index < list.Children.Count; index++)
                {
                    Write(json, list.Children[index], $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]");
                }

                json.WriteEndArray();
                break;
            default:
                WriteScalar(json, (YamlScalarNode)node);
                break;
        }
    }

    // YAML 1.2 core schema, without octal: what is quoted stays text.
    private static void WriteScalar(Utf8JsonWriter json, YamlScalarNode scalar)
    {
        string text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            json.WriteStringValue(text);
            return;
        }

        switch (text)
        {
            case "" or "null" or "~":
                json.WriteNullValue();
                break;
            case "true" or "false":
                json.WriteBooleanValue(text == "true");
                break;
            default:
                WritePlain(json, text);
                break;
        }
    }

    private static void WritePlain(Utf8JsonWriter json, string text)
    {
        // A leading zero belongs to a code, not to a number.
        bool isNumber = decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && number.ToString(CultureInfo.InvariantCulture) == text;
        if (isNumber)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(text);
        }
    }
}
