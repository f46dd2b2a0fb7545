using System.Text;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>Somebody edits mapping tables.</summary>
[Binding]
public sealed class MappingSteps(ScenarioFolder folder)
{
    /// <summary>The scenario's own copy, for commands: <c>check --mappings COPY</c>.</summary>
    [Given("a copy of the mappings in which {string} says {string} instead of {string}")]
    public void Copy(string file, string fresh, string old)
    {
        string copy = folder.Made("mappings");
        foreach (string source in Directory.EnumerateFiles(Repository.Mappings, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(Repository.Mappings, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // not null: below the copy
            File.Copy(source, target);
        }

        string edited = Path.Combine(copy, file);
        string text = File.ReadAllText(edited, Encoding.UTF8);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(edited, text.Replace(old, fresh, StringComparison.Ordinal), new UTF8Encoding(false));
    }
}
