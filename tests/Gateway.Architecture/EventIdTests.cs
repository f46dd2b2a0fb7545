using System.Globalization;
using System.Text.RegularExpressions;

namespace Gateway.Architecture;

public sealed partial class EventIdTests
{
    private static readonly Dictionary<string, (int From, int To)> Ranges = new(StringComparer.Ordinal)
    {
        ["Inbound"] = (1000, 1999), ["Mapping"] = (2000, 2499), ["Canonical"] = (2500, 2999), ["Journal"] = (3000, 3999), ["Platform"] = (4000, 4999), ["Delivery"] = (5000, 5999),
        ["Pipeline"] = (6000, 6999), ["PlatformSimulator"] = (7000, 7999), ["Console"] = (8000, 8999), ["Host"] = (9000, 9999),
    };

    private static readonly (string Project, string Name, int Id)[] Ids =
    [
        .. Repository.Sources("core/").Where(file => Path.GetFileName(file) == "EventIds.cs").SelectMany(file =>
            Constant().Matches(Repository.Text(file)).Select(match => (file.Split('/')[1]["Gateway.".Length..], match.Groups["name"].Value, int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture)))),
    ];

    [Fact]
    public void Event_ids_are_unique_across_projects() =>
        Repository.NoneOf(Ids.GroupBy(one => one.Id).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(one => $"{one.Project}.{one.Name}"))}"));

    [Fact]
    public void Event_ids_lie_in_their_projects_thousand() =>
        Repository.NoneOf(Ids.Where(one => !Ranges.TryGetValue(one.Project, out (int From, int To) range) || one.Id < range.From || one.Id > range.To).Select(one => $"{one.Project}.{one.Name} = {one.Id}"));

    [Fact]
    public void Log_methods_take_their_id_from_the_table_and_not_a_number() =>
        Repository.NoneOf(Repository.Offending(Repository.Sources("core/"), line => LogMethod().IsMatch(line) && !line.Contains("(EventIds.", StringComparison.Ordinal)));

    [Fact]
    public void Every_event_id_has_its_log_method()
    {
        foreach (IGrouping<string, (string Project, string Name, int Id)> project in Ids.GroupBy(one => one.Project, StringComparer.Ordinal))
        {
            string text = string.Concat(Repository.Sources($"core/Gateway.{project.Key}/").Select(Repository.Text));
            Repository.NoneOf(project.Where(one => !Regex.IsMatch(text, $@"EventIds\.{one.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(5))).Select(one => $"{one.Project}.{one.Name} is never logged."));
        }
    }

    [GeneratedRegex(@"const int (?<name>\w+) = (?<id>\d+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constant();

    [GeneratedRegex(@"^\s*\[LoggerMessage\(", RegexOptions.None, 1000)]
    private static partial Regex LogMethod();
}
