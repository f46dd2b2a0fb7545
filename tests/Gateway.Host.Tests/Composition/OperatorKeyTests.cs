using Gateway.Host.Composition;

namespace Gateway.Host.Tests.Composition;

public sealed class OperatorKeyTests
{
    [Fact]
    public void A_key_is_made_once_and_only_its_owner_reads_it()
    {
        using var folder = new TemporaryFolder();
        var settings = new GatewaySettings { Data = folder.In("data") };

        string first = OperatorKey.Find(settings), second = OperatorKey.Find(settings);

        Assert.Equal(first, second);
        Assert.Matches("^[0-9a-f]{64}$", first);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.In("data", OperatorKey.FileName)));
        }
    }

    [Fact]
    public void Two_gateways_have_two_keys()
    {
        using TemporaryFolder one = new(), other = new();

        Assert.NotEqual(OperatorKey.Find(new GatewaySettings { Data = one.Path }), OperatorKey.Find(new GatewaySettings { Data = other.Path }));
    }

    [Fact]
    public void A_configured_key_is_taken_as_it_is_and_written_nowhere()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("a-configured-operators-key", OperatorKey.Find(new GatewaySettings { Data = folder.Path, OperatorKey = "a-configured-operators-key" }));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
