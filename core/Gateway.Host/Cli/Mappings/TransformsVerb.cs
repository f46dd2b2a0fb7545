using System.CommandLine;
using System.Text.Json;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings transforms [NAME]</c>: what the transform column can do.</summary>
internal static class TransformsVerb
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = "One transform; all of them when left out.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var transforms = new Command("transforms", "List the transforms of the mapping language, each with what it does, examples and what it refuses.") { name, json };
        transforms.SetAction(parsed => Print(parsed.GetValue(name), parsed.GetValue(json)));
        return transforms;
    }

    private static int Print(string? name, bool asJson)
    {
        TransformPage[] pages = [.. TransformGuide.Pages.Where(page => name is null || page.Name == name)];
        if (pages.Length == 0)
        {
            System.Console.Error.WriteLine($"There is no transform '{name}'.{Contract.NearestName.Hint(name!, TransformGuide.Pages.Select(page => page.Name))}"); // without a name there are all of them
            return GatewayCommand.WrongUsage;
        }

        if (asJson)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(pages, CliJson.Options));
            return GatewayCommand.Done;
        }

        foreach (TransformPage page in pages)
        {
            System.Console.WriteLine($"{page.Usage}\n  {page.English}\n  {page.Chinese}");
            Write("", page.Examples);
            Write("! ", page.Refusals);
            System.Console.WriteLine();
        }

        return GatewayCommand.Done;
    }

    private static void Write(string mark, IEnumerable<TransformCase> cases)
    {
        foreach (TransformCase one in cases)
        {
            System.Console.WriteLine($"    {one.Call,-44}  {(one.Input is null && mark.Length > 0 ? "" : one.Input ?? "(nothing)")} -> {mark}{one.Output ?? "(nothing)"}");
        }
    }
}
