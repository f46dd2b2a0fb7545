using System.Xml;
using System.Xml.Linq;

namespace Gateway.Architecture;

/// <summary>One .csproj.</summary>
internal sealed class ProjectFile(string path)
{
    private readonly XDocument xml = XDocument.Parse(Repository.Text(path), LoadOptions.SetLineInfo);

    /// <summary>Every project of the repository.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } = [.. Repository.Projects.Select(path => new ProjectFile(path))];

    /// <summary>The file's name without extension: <c>Gateway.Journal</c>.</summary>
    public string Name => Path.GetFileNameWithoutExtension(path);

    /// <summary>Relative to the root.</summary>
    public string File => path;

    /// <summary>Top folder: core, adapters, tests, features.</summary>
    public string Area => path[..path.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Names of the projects it references, each with the place.</summary>
    public IEnumerable<(string Name, string Place)> Projects => Items("ProjectReference").Select(one => (Path.GetFileNameWithoutExtension(one.Name.Replace('\\', '/')), one.Place));

    /// <summary>Names of the packages it references, each with the place.</summary>
    public IEnumerable<(string Name, string Place)> Packages => Items("PackageReference");

    private IEnumerable<(string Name, string Place)> Items(string kind) => xml.Descendants(kind)
        .Where(item => item.Attribute("Include") is not null)
        .Select(item => (item.Attribute("Include")!.Value, $"{path}:{((IXmlLineInfo)item).LineNumber}: {item.ToString(SaveOptions.DisableFormatting)}")); // not null: filtered above
}
