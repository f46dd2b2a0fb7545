using Microsoft.Extensions.Options;

namespace Gateway.Inbound.Tests.Options;

public sealed class InboundOptionsTests
{
    [Fact]
    public async Task Every_fault_is_told_at_once_when_the_host_starts()
    {
        OptionsValidationException faults = await Assert.ThrowsAsync<OptionsValidationException>(() => InboundHost.StartAsync(
            ("MaxInFlight", "0"),
            ("Keys:H99999900002", "short"),
            ("Http:Address", "localhost"),
            ("Http:Port", "2575"),
            ("Mllp:0:Port", "2575"),
            ("Mllp:1:Institution", "H1"),
            ("Folders:0:Name", "his"),
            ("Folders:0:Institution", InboundHost.Institution),
            ("Folders:0:Source", "s"),
            ("Folders:0:Path", "inbox"),
            ("Folders:0:Pattern", "a/*.in"),
            ("Folders:0:Reply", "Reply.txt"),
            ("Folders:0:Companions:0", "part2.dbf"),
            ("Folders:0:MaxInHand", "2"),
            ("Folders:0:Server", "countyy"),
            ("Sftp:county:Port", "0"),
            ("Sftp:county:HostKeys:0", "MD5:11:22"),
            ("Sftp:county:NameEncoding", "klingon"),
            ("Sftp:town:Password", "secret-of-the-town"),
            ("Connections:his", "Password=secret-of-the-his"),
            ("Databases:0:Name", "his"),
            ("Databases:0:Institution", InboundHost.Institution),
            ("Databases:0:Source", "s"),
            ("Databases:0:Connection", "hiss"),
            ("Databases:0:Next", "SELECT a FROM b WHERE c = @c"),
            ("Databases:0:Read:0:Sql", "SELECT 1"),
            ("Databases:0:Read:1:Sql", "SELECT 1"),
            ("Databases:0:Reply:0:Sql", "SELECT 1"),
            ("Databases:0:Reply:1:Sql", "SELECT 1"),
            ("Databases:0:Reply:1:Table", "t"),
            ("Databases:0:Encoding", "klingon")));

        string all = string.Join('\n', faults.Failures);
        Assert.All(
            ["MaxInFlight", "Keys:H99999900002", "Http:Address", "Port 2575 is given to Http and Mllp:0", "Institution", "Source", "Folders:0:Pattern", "Folders:0:Companions", "Folders:0:MaxInHand", "Mark", "Databases:0:Connection: expected a name in Connections. Did you mean 'his'?",
                "Folders:0:Server: expected a name in Sftp, or nothing for a folder of this machine. Did you mean 'county'?", "Sftp:county: Port", "Sftp:county: Host", "Sftp:county: Gateway", "Sftp:county:HostKeys: expected SHA256:",
                "Sftp:county:KeyFile, Password", "Sftp:county:NameEncoding", "Sftp:town: HostKeys", "Databases:0:Next", "Databases:0:Read:", "Databases:0:Reply:", "Databases:0:Encoding"],
            fault => Assert.Contains(fault, all, StringComparison.Ordinal));
        Assert.DoesNotContain("short", all, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-the-town", all, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-the-his", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_configuration_nothing_listens_beyond_this_machine()
    {
        await using InboundHost host = await InboundHost.StartAsync();

        Assert.All([host.Endpoints.Http!, .. host.Endpoints.Mllp], bound => Assert.True(System.Net.IPAddress.IsLoopback(bound.Address))); // bound: the host runs
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Warning 1005 ", StringComparison.Ordinal));
    }
}
