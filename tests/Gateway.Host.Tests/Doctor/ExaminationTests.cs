using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Gateway.Host.Doctor;

namespace Gateway.Host.Tests.Doctor;

public sealed class ExaminationTests
{
    [Fact]
    public async Task A_machine_that_lacks_nothing_has_nothing_to_mend()
    {
        using var folder = new TemporaryFolder();
        using var platform = new TcpListener(IPAddress.Loopback, 0);
        platform.Start();

        IReadOnlyList<Finding> findings = await RunAsync(folder, PortOf(platform), gatewayPort: 0);

        Assert.Equal("", string.Join('\n', findings.Where(finding => !finding.IsWell && finding.Part != "disk"))); // how fast this disk is, is not the test's business
        Assert.Contains(findings, finding => finding.Sentence == "Loaded: calls, dbf, delimited, excel, fhir, fixed, hl7v2, ini, json, key-value, rows, xml.");
        Assert.Contains(findings, finding => finding.Sentence.EndsWith("takes connections.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_port_that_is_taken_and_a_platform_that_does_not_answer_are_found()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int closed = ClosedPort();

        IReadOnlyList<Finding> findings = await RunAsync(folder, closed, PortOf(taken));

        Assert.Contains(findings, finding => finding is { Part: "ports", IsWell: false } && finding.Sentence.Contains("is taken", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding is { Part: "destinations", IsWell: false } && finding.Sentence.Contains("takes no connection", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_configuration_is_found_with_the_way_to_one()
    {
        using var folder = new TemporaryFolder();

        IReadOnlyList<Finding> findings = await Examination.RunAsync(new FileInfo(folder.In("gateway.json")), TestContext.Current.CancellationToken);

        Finding finding = findings[0];
        Assert.Equal(("configuration", false), (finding.Part, finding.IsWell));
        Assert.Contains("gateway doctor --example", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_with_a_folder_that_takes_no_connection_is_found()
    {
        using var folder = new TemporaryFolder();
        string configuration = $$"""
            {
              "Gateway": {
                "Data": {{JsonSerializer.Serialize(folder.In("data"))}},
                "Inbound": {
                  "Sftp": { "county": { "Host": "127.0.0.1", "Port": {{ClosedPort()}}, "User": "gateway", "Password": "for-tests-only", "Gateway": "node1" } },
                  "Folders": [ { "Name": "lists", "Server": "county", "Path": "/out", "Pattern": "*.xls", "Reply": "{name}.out" } ]
                }
              }
            }
            """;
        await File.WriteAllTextAsync(folder.In("gateway.json"), configuration, TestContext.Current.CancellationToken);

        IReadOnlyList<Finding> findings = await Examination.RunAsync(new FileInfo(folder.In("gateway.json")), TestContext.Current.CancellationToken);

        Finding finding = Assert.Single(findings, finding => finding.Part == "folders");
        Assert.False(finding.IsWell);
        Assert.StartsWith("lists: GW1211 ", finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bills", true, "is there.")]
    [InlineData("gone", false, "mount the share")]
    public async Task A_watched_folder_that_is_not_there_is_found(string name, bool isWell, string words)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.In("bills"));
        var configuration = new { Gateway = new { Data = folder.In("data"), Inbound = new { Folders = new[] { new { Name = "county", Path = folder.In(name), Pattern = "*.in", Reply = "{name}.out" } } } } };
        await File.WriteAllTextAsync(folder.In("gateway.json"), JsonSerializer.Serialize(configuration), TestContext.Current.CancellationToken);

        IReadOnlyList<Finding> findings = await Examination.RunAsync(new FileInfo(folder.In("gateway.json")), TestContext.Current.CancellationToken);

        Finding finding = Assert.Single(findings, finding => finding.Part == "folders");
        Assert.Equal((isWell, true), (finding.IsWell, finding.Sentence.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_data_folder_that_cannot_be_written_is_found()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.In("file"), "");

        Finding finding = Assert.Single(DiskExam.Of(folder.In("file", "data")));

        Assert.Equal(("disk", false), (finding.Part, finding.IsWell));
    }

    [Theory]
    [InlineData("", "set GATEWAY_Gateway__Journal__Connection")]
    [InlineData("Host=127.0.0.1;Port=1;Username=gateway;Password=do-not-tell", "127.0.0.1:1/gateway cannot be opened")]
    public async Task A_journal_in_PostgreSQL_that_cannot_be_reached_is_found(string connection, string expected)
    {
        using var folder = new TemporaryFolder();
        string configuration = JsonSerializer.Serialize(new { Gateway = new { Data = folder.In("data"), HostFolder.Mappings, HostFolder.Plugins, Journal = new { Engine = "postgresql", Connection = connection } } });
        File.WriteAllText(folder.In("gateway.json"), configuration);

        IReadOnlyList<Finding> findings = await Examination.RunAsync(new FileInfo(folder.In("gateway.json")), TestContext.Current.CancellationToken);

        Finding finding = Assert.Single(findings, finding => finding.Part == "journal");
        Assert.False(finding.IsWell);
        Assert.Contains(expected, finding.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("do-not-tell", finding.Sentence, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<Finding>> RunAsync(TemporaryFolder folder, int platformPort, int gatewayPort)
    {
        object configuration = new
        {
            Gateway = new
            {
                Data = folder.In("data"), HostFolder.Mappings, HostFolder.Plugins,
                Inbound = new { Http = new { Port = gatewayPort }, Keys = new { H99999900001 = "a-key-for-tests-only", P99999900001 = "a-key-for-tests-only" } },
            },
            Platform = new { Nhsa = new Dictionary<string, object> { ["999999"] = new { Url = $"http://127.0.0.1:{platformPort}", Token = "a-token-for-tests" } } },
        };
        File.WriteAllText(folder.In("gateway.json"), JsonSerializer.Serialize(configuration));
        return Examination.RunAsync(new FileInfo(folder.In("gateway.json")), TestContext.Current.CancellationToken);
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return PortOf(listener);
    }
}
