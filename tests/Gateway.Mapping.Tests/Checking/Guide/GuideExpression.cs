using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gateway.Guide;

/// <summary>
/// Reads the notation of HL7's v2-to-FHIR guide: <c>participant.actor(Location.identifier)</c> is an element and, in brackets, what stands in the resource that it refers to;
/// <c>[1]</c> and <c>[each]</c> number instances; <c>="x"</c> is a value; <c>$this</c> is the resource itself.
/// </summary>
internal static partial class GuideExpression
{
    /// <summary>Turns one expression into paths from a resource type.</summary>
    /// <returns>Null when the brackets do not balance.</returns>
    public static ImmutableArray<string>? PathsOf(string resource, string expression)
    {
        string text = Positions().Replace(Value().Replace(expression, ""), "").Replace(" ", "", StringComparison.Ordinal);
        var paths = ImmutableArray.CreateBuilder<string>();
        return text == "$this" ? [] : TryRead([resource], text, paths) ? paths.ToImmutable() : null;
    }

    private static bool TryRead(string[] types, string text, ImmutableArray<string>.Builder paths)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        string path = (open < 0 ? text : text[..open]).TrimEnd('.');
        if (path.Contains(')', StringComparison.Ordinal) || (open >= 0 && text[^1] != ')'))
        {
            return false;
        }

        foreach (string type in path.Length == 0 ? [] : types)
        {
            paths.Add($"{type}.{path}");
        }

        if (open < 0)
        {
            return true;
        }

        string inside = text[(open + 1)..^1], head = new([.. inside.TakeWhile(sign => sign is not ('.' or '('))]);
        string rest = inside[head.Length..].TrimStart('.');
        bool isDataType = head is "Annotation"; // note(Annotation.text): the guide repeats the element's own type
        return rest.Length == 0 || isDataType || TryRead(head.Split('|'), rest, paths);
    }

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Positions();

    [GeneratedRegex("=\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
