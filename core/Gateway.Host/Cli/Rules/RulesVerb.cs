using System.CommandLine;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli.Rules;

/// <summary><c>rules list|person-key</c>: what is checked before money moves, and what a breach does.</summary>
internal static class RulesVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON array." };
    private static readonly Option<string?> Institution = new("--institution") { Description = "Show the levels that this institution has set." };

    public static Command Create() => new("rules", "Look at the rules that are checked before money moves. 查看结算前校验规则。") { List(), PersonKeyOf() };

    private static Command List()
    {
        var list = new Command("list", "Every rule: code, level (refuse, warn, off), when it is asked, and its sentence. institution.yaml sets levels under 'rules'.") { Institution, Json };
        MappingOptions.AddTo(list);
        list.SetAction(Run);
        return list;
    }

    private static Command PersonKeyOf()
    {
        var number = new Argument<string>("number") { Description = "An ID or card number." };
        var key = new Command("person-key", "The key under which a person stands in the table blocked-person: tables hold no numbers of persons.") { number };
        key.SetAction(parsed => System.Console.WriteLine(PersonKey.Of(parsed.GetRequiredValue(number))));
        return key;
    }

    private static int Run(ParseResult parsed)
    {
        RuleLevels levels = RuleLevels.Default;
        if (parsed.GetValue(Institution) is { } code)
        {
            (MappingCatalog catalog, AdapterCatalog _) = MappingOptions.Load(parsed);
            if (catalog.Institution(code) is not { } institution)
            {
                System.Console.Error.WriteLine($"There is no institution {code} in the mappings folder. 映射目录中没有机构{code}。");
                return GatewayCommand.WrongUsage;
            }

            levels = institution.Rules;
        }

        RuleRow[] rows = [.. RuleCatalog.All.Select(entry => RuleRow.Of(entry, levels))];
        System.Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(rows, CliJson.Options) : string.Join(Environment.NewLine, rows.Select(row => $"{row.Code}  {row.Level,-6}  {row.Stage,-7}  {row.Chinese}  {row.English}")));
        return GatewayCommand.Done;
    }
}
