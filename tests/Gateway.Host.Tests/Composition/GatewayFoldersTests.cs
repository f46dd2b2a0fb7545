using Gateway.Host.Composition;

namespace Gateway.Host.Tests.Composition;

public sealed class GatewayFoldersTests
{
    [Fact]
    public void A_named_folder_is_taken_as_it_is()
    {
        Assert.Equal("elsewhere", GatewayFolders.Mappings("elsewhere"));
        Assert.Equal("elsewhere", GatewayFolders.Plugins("elsewhere"));
    }

    [Fact]
    public void Mappings_are_the_nearest_folder_above_and_plugins_lie_beside_the_executable()
    {
        Assert.Equal(Environment.GetEnvironmentVariable(GatewayFolders.MappingsVariable) ?? HostFolder.Mappings, GatewayFolders.Mappings(null));
        Assert.Equal(Environment.GetEnvironmentVariable(GatewayFolders.PluginsVariable) ?? Path.Combine(AppContext.BaseDirectory, "plugins"), GatewayFolders.Plugins(null));
    }
}
