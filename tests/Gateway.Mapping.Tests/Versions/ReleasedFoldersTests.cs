using Gateway.Contract;

namespace Gateway.Mapping.Tests.Versions;

public sealed class ReleasedFoldersTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public ReleasedFoldersTests() =>
        mappings.Write("released.txt", $"# what was released\n{ReleasedFolders.HashOf(mappings.PathOf("sources/test/1.0"))}  sources/test/1.0\n");

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void A_released_folder_as_it_was_is_no_fault()
    {
        mappings.LoadGood();
    }

    [Fact]
    public void One_changed_byte_in_a_released_folder_is_a_fault()
    {
        mappings.Replace("sources/test/1.0/codes/unit.csv", "盒", "合");

        AssertChanged("is not what was released");
    }

    [Fact]
    public void A_file_more_in_a_released_folder_is_a_fault()
    {
        mappings.Write("sources/test/1.0/samples/new.json", "{}");

        AssertChanged("is not what was released");
    }

    [Fact]
    public void A_released_folder_stays()
    {
        mappings.Replace("released.txt", "sources/test/1.0", "sources/test/0.9");

        AssertChanged("released versions stay");
    }

    [Fact]
    public void A_line_that_says_something_else_is_a_fault()
    {
        mappings.Write("released.txt", "# a\n\nsources/test/1.0\n");

        Assert.Equal("released.txt:3", AssertChanged("SHA256").At.Path);
    }

    private Issue AssertChanged(string expected)
    {
        Issue fault = Assert.Single(mappings.Load().Faults);
        Assert.Equal(IssueCodes.ReleaseChanged, fault.Code);
        Assert.Contains(expected, fault.Reason, StringComparison.Ordinal);
        return fault;
    }
}
