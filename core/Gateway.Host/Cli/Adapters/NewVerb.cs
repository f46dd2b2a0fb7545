using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Host.Cli.Adapters;

/// <summary><c>adapters new NAME</c>: a project that builds, with samples and a green conformance suite.</summary>
internal static partial class NewVerb
{
    private const string Resources = "adapter-template/";

    private static readonly Argument<string> Format = new("name") { Description = "The format's name as sources will write it: lower case letters, digits and hyphens, e.g. my-his." };
    private static readonly Option<DirectoryInfo?> Folder = new("--folder") { Description = "Where the project goes; else a folder of that name here." };

    public static Command Create()
    {
        var verb = new Command("new", "Begin an adapter: a project that builds against this gateway's folder, with samples, green in the conformance suite.") { Format, Folder };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(Format), parsed.GetValue(Folder)));
        return verb;
    }

    private static int Run(string name, DirectoryInfo? named)
    {
        if (!NamePattern().IsMatch(name))
        {
            System.Console.Error.WriteLine($"Expected a name in lower case letters, digits and hyphens that begins with a letter, instead of '{name}'.");
            return GatewayCommand.WrongUsage;
        }

        DirectoryInfo folder = named ?? new DirectoryInfo(name);
        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
        {
            System.Console.Error.WriteLine($"{folder.FullName} is there already and is not empty.");
            return GatewayCommand.Failed;
        }

        foreach (string resource in typeof(NewVerb).Assembly.GetManifestResourceNames().Where(resource => resource.StartsWith(Resources, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            Write(folder.FullName, resource, name);
        }

        string shown = named?.ToString() ?? name;
        System.Console.WriteLine(shown);
        System.Console.Error.WriteLine($"Next: 'dotnet build {shown}', then 'gateway adapters check {shown}'; put the sender's own messages into samples/ and change the code until both agree.");
        return GatewayCommand.Done;
    }

    private static void Write(string folder, string resource, string name)
    {
        string type = string.Concat(name.Split('-').Select(word => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word)));
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!; // it was just listed
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string text = reader.ReadToEnd()
            .Replace("@Name@", type, StringComparison.Ordinal)
            .Replace("@name@", name, StringComparison.Ordinal)
            .Replace("@GATEWAY@", AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar), StringComparison.Ordinal);
        string path = Path.Combine(folder, resource[Resources.Length..].Replace("NAME", type, StringComparison.Ordinal));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file in a folder
        File.WriteAllText(path, text, new UTF8Encoding(false));
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();
}
