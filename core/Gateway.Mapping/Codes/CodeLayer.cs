using System.Collections.Frozen;

namespace Gateway.Mapping;

/// <summary>The code tables of one institution, region, source version or of the nation.</summary>
/// <param name="Name">For explanations: <c>institution H99999900001</c>.</param>
/// <param name="Tables">By concept.</param>
internal sealed record CodeLayer(string Name, FrozenDictionary<string, CodeTable> Tables)
{
    /// <summary>Reads every <c>CONCEPT.csv</c> of a folder; a folder that is not there is an empty layer.</summary>
    public static CodeLayer Load(string name, MappingFolder folder, string path, bool areLists, FaultList faults)
    {
        var tables = new Dictionary<string, CodeTable>();
        foreach (string file in MappingFolder.Files(path, "*.csv"))
        {
            CodeTable? table = areLists ? CodeTableFile.LoadList(file, folder.Name(file), faults) : CodeTableFile.Load(file, folder.Name(file), faults);
            if (table is not null)
            {
                tables.Add(Path.GetFileNameWithoutExtension(file), table);
            }
        }

        return new CodeLayer(name, tables.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
