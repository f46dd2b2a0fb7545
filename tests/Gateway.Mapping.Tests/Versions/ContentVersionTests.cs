namespace Gateway.Mapping.Tests.Versions;

public sealed class ContentVersionTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void Every_part_of_the_folder_is_listed_with_the_hash_of_its_files()
    {
        mappings.Write("regions/999900-city/codes/sex.csv", "code,target\n3,other\n");
        MappingCatalog catalog = mappings.LoadGood();

        Assert.Equal(
            [$"institutions/{TestMappings.Hospital}", "national/codes", "national/codesystems", "national/platform/nhsa/1.0", "regions/999900-city", "sources/test/1.0"],
            catalog.Contents.Select(part => part.Folder));
        Assert.All(catalog.Contents, part => Assert.Equal(ReleasedFolders.HashOf(mappings.PathOf(part.Folder)), part.Sha256));
        Assert.Equal(catalog.Source("test")!.Newest.Sha256, catalog.Contents[^1].Sha256);
    }

    [Theory]
    [InlineData("sources/test/1.0/codes/unit.csv")]
    [InlineData("national/codes/gender.csv")]
    [InlineData("institutions/H99999900001/institution.yaml")]
    [InlineData("national/platform/nhsa/1.0/fields.csv")]
    public void One_changed_file_changes_the_hash_over_all(string file)
    {
        string before = mappings.LoadGood().Sha256;
        Assert.Equal(before, mappings.LoadGood().Sha256);

        File.AppendAllText(mappings.PathOf(file), "\n");

        Assert.NotEqual(before, mappings.Load().Sha256);
    }

    [Fact]
    public void Two_folders_for_one_area_contradict_each_other_and_are_a_fault()
    {
        mappings.Write("regions/999900-city/codes/sex.csv", "code,target\n3,other\n");
        mappings.Write("regions/999900-town/codes/sex.csv", "code,target\n3,male\n");

        Assert.Contains("regions/999900-city is there too", Assert.Single(mappings.Load().Faults).Reason, StringComparison.Ordinal);
    }
}
