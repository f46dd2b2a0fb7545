using System.Collections.Frozen;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Where a layout takes any name at the top (INI sections that nobody lists), the conditions that tell messages apart name those that count.</summary>
internal static class RootNames
{
    /// <summary>The shape with its top closed, where every message of the version says which top name it has.</summary>
    public static RecordShape Narrowed(RecordShape shape, SourceVersion version)
    {
        if (shape.IsOpen || shape.Rest is null)
        {
            return shape;
        }

        string[][] named = [.. version.Messages.Select(message => NamesOf(message.Settings.Condition))];
        return named.Length == 0 || Array.Exists(named, names => names.Length == 0) ? shape : new RecordShape
        {
            Named = shape.Named.Keys.Concat(named.SelectMany(names => names)).Distinct().ToFrozenDictionary(name => name, name => shape.Child(name)!, StringComparer.Ordinal), // it takes any name
        };
    }

    private static string[] NamesOf(Condition? condition) => condition is null ? []
        : [.. Mentions.Of(condition).OfType<SourceExpression.Field>().Select(field => field.Path.Names.First()).Where(name => name is not ("*" or "." or ".."))];
}
