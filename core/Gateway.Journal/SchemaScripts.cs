using System.Globalization;

namespace Gateway.Journal;

/// <summary>An engine's numbered schema files, forward only: a later format is a new file that changes what is there.</summary>
internal static class SchemaScripts
{
    /// <summary>By number, from 1.</summary>
    /// <param name="engine">The folder: <c>sqlite</c> or <c>postgresql</c>.</param>
    public static SortedDictionary<int, string> Of(string engine)
    {
        SortedDictionary<int, string> scripts = [];
        foreach (string name in typeof(SchemaScripts).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(engine + "/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(typeof(SchemaScripts).Assembly.GetManifestResourceStream(name)!); // the name comes from the same assembly
            scripts.Add(int.Parse(name.AsSpan(engine.Length + 1, 3), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }

        return scripts;
    }
}
