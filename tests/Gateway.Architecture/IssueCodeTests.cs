using System.Reflection;
using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Architecture;

public sealed partial class IssueCodeTests
{
    private static readonly (string Name, IssueCode Code)[] Codes =
        [.. typeof(IssueCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(IssueCode)).Select(field => (field.Name, (IssueCode)field.GetValue(null)!))]; // not null: a static field with an initializer

    [Fact]
    public void Ids_are_unique() =>
        Repository.NoneOf(Codes.GroupBy(one => one.Code.Id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(one => one.Name))}"));

    [Fact]
    public void Ids_are_four_digits_of_which_the_first_names_the_step() =>
        Repository.NoneOf(Codes.Where(one => !Id().IsMatch(one.Code.Id)).Select(one => $"{one.Name}: {one.Code.Id}"));

    [Fact]
    public void Every_code_has_a_sentence_in_both_languages() =>
        Repository.NoneOf(Codes.Where(one => !one.Code.English.EndsWith('.') || !one.Code.Chinese.EndsWith('。') || !Han().IsMatch(one.Code.Chinese))
            .Select(one => $"{one.Name}: '{one.Code.English}' '{one.Code.Chinese}'"));

    [Fact]
    public void Every_code_is_raised_by_some_test()
    {
        string tests = string.Concat(Repository.Files
            .Where(file => (file.StartsWith("tests/", StringComparison.Ordinal) || file.StartsWith("features/", StringComparison.Ordinal)) && !file.StartsWith("tests/Gateway.Architecture/", StringComparison.Ordinal))
            .Where(file => Path.GetExtension(file) is ".cs" or ".feature" or ".json" or ".csv" or ".txt").Select(Repository.Text));

        Repository.NoneOf(Codes.Where(one => !tests.Contains(one.Code.Id, StringComparison.Ordinal) && !Regex.IsMatch(tests, $@"\bIssueCodes\.{one.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(5)))
            .Select(one => $"No test raises {one.Code.Id} {one.Name}."));
    }

    [GeneratedRegex("^GW[1-9][0-9]{3}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Han();
}
