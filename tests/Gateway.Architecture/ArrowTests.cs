namespace Gateway.Architecture;

/// <summary>Who may know whom. The table is the one in core/README.md.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Contract"] = [],
        ["Conformance"] = ["Contract"],
        ["Canonical"] = ["Contract"],
        ["Mapping"] = ["Contract", "Canonical"],
        ["Journal"] = ["Contract"],
        ["Delivery"] = ["Contract", "Journal"],
        ["Platform"] = ["Contract", "Canonical", "Mapping", "Delivery"],
        ["Inbound"] = ["Contract"],
        ["Pipeline"] = ["Contract", "Canonical", "Mapping", "Journal", "Delivery", "Platform", "Inbound"],
        ["PlatformSimulator"] = ["Contract"],
        ["Console"] = ["Contract", "Journal", "Delivery", "Mapping", "Platform"],
        ["Proof"] = ["Contract", "Journal", "Delivery", "Platform", "PlatformSimulator"],
        ["Host"] = ["Contract", "Conformance", "Canonical", "Mapping", "Journal", "Delivery", "Platform", "Inbound", "Pipeline", "PlatformSimulator", "Console", "Proof"],
    };

    [Fact]
    public void Core_projects_reference_only_what_lies_below_them() => Repository.NoneOf(
        from project in ProjectFile.All
        where project.Area == "core"
        from reference in project.Projects
        where !MayKnow.GetValueOrDefault(project.Name["Gateway.".Length..], []).Contains(reference.Name["Gateway.".Length..], StringComparer.Ordinal)
        select reference.Place);

    [Fact]
    public void Every_core_project_has_its_place_in_the_house() =>
        Assert.Equal(
            MayKnow.Keys.Order(StringComparer.Ordinal),
            ProjectFile.All.Where(project => project.Area == "core").Select(project => project.Name["Gateway.".Length..]).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);

    [Fact]
    public void Adapters_reference_the_contract_and_nothing_else() => Repository.NoneOf(
        from project in ProjectFile.All
        where project.Area == "adapters"
        from reference in project.Projects
        where reference.Name != "Gateway.Contract"
        select reference.Place);

    [Fact]
    public void Nobody_outside_the_tests_references_an_adapter_or_the_host() => Repository.NoneOf(
        from project in ProjectFile.All
        where project.Area is not ("tests" or "features")
        from reference in project.Projects
        where reference.Name == "Gateway.Host" || reference.Name.StartsWith("Gateway.Adapter.", StringComparison.Ordinal)
        select reference.Place);

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Repository.Text("Gateway.sln").Replace('\\', '/');
        Repository.NoneOf(Repository.Projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_adapter_says_what_it_is()
    {
        string[] adapters = [.. ProjectFile.All.Where(project => project.Area == "adapters").Select(project => Path.GetDirectoryName(project.File) ?? "")];

        Repository.NoneOf(adapters.SelectMany(folder => (string[])[$"{folder}/adapter.json", $"{folder}/README.md"]).Where(file => !Repository.Files.Contains(file, StringComparer.Ordinal)));
        Repository.NoneOf(adapters.Where(folder => !Repository.Files.Any(file => file.StartsWith(folder + "/samples/", StringComparison.Ordinal))).Select(folder => folder + "/samples/ is empty"));
    }
}
