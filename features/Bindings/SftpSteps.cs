using System.Globalization;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.Tests.Sftp;

namespace Gateway.Features.Bindings;

/// <summary>The exchange folder, but on a server: the hospital sees its files there, the gateway comes by SFTP.</summary>
[Binding]
public sealed class SftpSteps(SftpServer server, GatewayUnderTest gateway)
{
    [Given("交换文件夹在SFTP服务器上，平台模拟器和网关已启动")]
    public async Task Starts()
    {
        await server.InitializeAsync();
        await gateway.StartAsync(Settings(server.HostKey));
    }

    [Given("交换文件夹在SFTP服务器上，网关启动时配置的却是别的主机密钥指纹")]
    public async Task StartsMistaken()
    {
        await server.InitializeAsync();
        await gateway.StartAsync(Settings("SHA256:" + new string('A', server.HostKey.Length - "SHA256:".Length)));
    }

    [When("运维人员核对指纹后改正配置并重启网关")]
    public Task Corrects() => gateway.StartAsync(Settings(server.HostKey));

    private (string Key, string Value)[] Settings(string hostKey) =>
    [
        ("Gateway:Inbound:Folders:0:Server", "county"),
        ("Gateway:Inbound:Sftp:county:Host", "127.0.0.1"),
        ("Gateway:Inbound:Sftp:county:Port", server.Port.ToString(CultureInfo.InvariantCulture)),
        ("Gateway:Inbound:Sftp:county:User", Environment.UserName),
        ("Gateway:Inbound:Sftp:county:KeyFile", server.KeyFile),
        ("Gateway:Inbound:Sftp:county:HostKeys:0", hostKey),
        ("Gateway:Inbound:Sftp:county:Gateway", "node1"),
    ];
}
