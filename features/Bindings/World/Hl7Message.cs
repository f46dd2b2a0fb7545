using System.Text;

namespace Gateway.Features.Bindings.World;

/// <summary>An HL7 v2 message as a receiver's own parser sees it: segments, fields, components.</summary>
public sealed class Hl7Message(byte[] bytes)
{
    private readonly string[][] segments = [.. Encoding.UTF8.GetString(bytes).Split('\r', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.Split('|'))];

    /// <summary>How many segments have a name.</summary>
    public int Count(string segment) => segments.Count(one => one[0] == segment);

    /// <summary>A field of the first segment with a name, e.g. <c>MSA</c>, 2; empty where it ends earlier.</summary>
    public string Field(string segment, int field)
    {
        string[] found = segments.FirstOrDefault(one => one[0] == segment) ?? throw new InvalidOperationException($"The message has no {segment}.");
        int at = segment == "MSH" ? field - 1 : field; // MSH-1 is the separator itself
        return found.ElementAtOrDefault(at) ?? "";
    }
}
