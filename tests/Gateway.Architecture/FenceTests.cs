namespace Gateway.Architecture;

/// <summary>Which project may use which package. A fence holds for the reference and for the namespaces behind it.</summary>
public sealed class FenceTests
{
    private static readonly (string Package, string[] Namespaces, string[] Projects)[] Fences =
    [
        // Pipeline hands the Bundle from step to step and so names its type; it references no package for it.
        ("Hl7.Fhir", ["Hl7.Fhir"], ["Canonical", "Mapping", "Platform", "Pipeline"]),
        ("Polly", ["Polly"], ["Delivery", "Platform"]),
        ("Microsoft.Extensions.Http.Resilience", [], ["Delivery", "Platform"]),
        ("Serilog", ["Serilog"], ["Host"]),
        ("OpenTelemetry", ["OpenTelemetry"], ["Host"]),
        ("AutoMapper", ["AutoMapper"], ["Console"]),
        ("WireMock.Net", ["WireMock"], ["PlatformSimulator"]),
        ("Microsoft.Data.Sqlite", ["Microsoft.Data.Sqlite"], ["Journal", "Inbound"]),
        ("Npgsql", ["Npgsql"], ["Journal", "Inbound"]),
        ("SSH.NET", ["Renci.SshNet"], ["Inbound"]),
        ("Dapper", ["Dapper"], ["Journal"]),
        ("System.CommandLine", ["System.CommandLine"], ["Host"]),
        ("Spectre.Console", ["Spectre.Console"], ["Host"]),
        ("Microsoft.AspNetCore", ["Microsoft.AspNetCore"], ["Inbound", "Console", "Host", "PlatformSimulator"]),
    ];

    [Fact]
    public void Packages_stay_behind_their_fences() => Repository.NoneOf(
        from project in ProjectFile.All
        where project.Area is "core" or "adapters"
        from package in project.Packages
        from fence in Fences
        where package.Name.StartsWith(fence.Package, StringComparison.Ordinal) && !IsInside(project.Name, fence.Projects)
        select package.Place);

    [Fact]
    public void What_a_package_brings_is_used_only_behind_its_fence() => Repository.NoneOf(
        from project in ProjectFile.All
        where project.Area is "core" or "adapters"
        from fence in Fences
        where !IsInside(project.Name, fence.Projects)
        from line in Repository.Offending(Repository.Sources(Path.GetDirectoryName(project.File) + "/"), line => fence.Namespaces.Any(name => Uses(line, name)))
        select line);

    [Fact]
    public void The_contract_needs_no_package() =>
        Repository.NoneOf(ProjectFile.All.Single(project => project.Name == "Gateway.Contract").Packages.Select(package => package.Place));

    [Fact]
    public void Versions_stand_in_one_file() =>
        Repository.NoneOf(Repository.Offending(Repository.Projects, line => line.Contains("<PackageReference", StringComparison.Ordinal) && line.Contains("Version=", StringComparison.Ordinal)));

    private static bool IsInside(string project, string[] allowed) => allowed.Any(name => project == "Gateway." + name);

    private static bool Uses(string line, string name) =>
        line.StartsWith("using ", StringComparison.Ordinal) && (line.Contains(" " + name + ";", StringComparison.Ordinal) || line.Contains(" " + name + ".", StringComparison.Ordinal));
}
