using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Inbound;
using Gateway.Inbound.Database;
using Gateway.Inbound.Sftp;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Host.Doctor;

/// <summary>Looks at everything the gateway will need, without starting it.</summary>
internal static class Examination
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(FileInfo file, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        var builder = new ConfigurationBuilder();
        if (file.Exists)
        {
            builder.AddJsonFile(file.FullName);
        }

        findings.Add(new Finding("configuration", file.Exists, file.Exists ? $"{file.FullName} is read." : $"There is no {file.FullName}: 'gateway doctor --example' prints one."));
        IConfiguration configuration = builder.AddEnvironmentVariables("GATEWAY_").Build();
        GatewaySettings settings = configuration.GetSection(GatewaySettings.Section).Get<GatewaySettings>() ?? new GatewaySettings();
        findings.AddRange(DiskExam.Of(settings.Data));
        findings.AddRange(Journal(configuration.GetSection(JournalSettings.Section).Get<JournalSettings>() ?? new JournalSettings()));
        findings.AddRange(Mappings(settings, out MappingCatalog catalog));
        findings.AddRange(Senders(configuration.GetSection(InboundOptions.Section), catalog));
        findings.AddRange(Folders(configuration.GetSection(InboundOptions.Section)));
        findings.AddRange(await ServersAsync(configuration.GetSection(InboundOptions.Section), cancellationToken));
        findings.AddRange(await DatabasesAsync(configuration.GetSection(InboundOptions.Section), cancellationToken));
        findings.AddRange(await DestinationsAsync(configuration.GetSection(PlatformOptions.Section), cancellationToken));
        return findings;
    }

    private static IEnumerable<Finding> Journal(JournalSettings settings)
    {
        if (new JournalSettingsValidator().Validate(null, settings) is { Failed: true } refused)
        {
            return [new Finding("journal", false, refused.FailureMessage)];
        }

        return settings.Engine == JournalEngine.PostgreSql && settings.Connection is { } connection
            ? PostgresExam.Of(connection, TimeProvider.System).Select(found => new Finding("journal", found.IsWell, found.Sentence))
            : [new Finding("journal", true, "The journal is a SQLite file in the data folder.")];
    }

    private static IEnumerable<Finding> Mappings(GatewaySettings settings, out MappingCatalog catalog)
    {
        AdapterCatalog adapters = AdapterCatalog.Load(GatewayFolders.PluginFolders(settings.Plugins, settings.SitePlugins));
        string root = GatewayFolders.Mappings(settings.Mappings);
        catalog = MappingCatalog.Load(root, adapters);
        ImmutableArray<Issue> errors = [.. adapters.Faults, .. catalog.Faults.Where(fault => fault.IsError)];
        string names = string.Join(", ", adapters.All.Select(adapter => adapter.Name));
        return
        [
            new Finding("adapters", adapters.Faults.IsEmpty && names.Length > 0, names.Length > 0 ? $"Loaded: {names}." : "None is loaded: set Gateway:Plugins."),
            new Finding("mappings", errors.IsEmpty && !catalog.Sources.IsEmpty, errors.IsEmpty ? $"{catalog.Sources.Length} sources, {catalog.Institutions.Length} institutions in {root}." : $"{errors.Length} faults, the first: {errors[0].At}: {errors[0].Reason} 'gateway check' lists all."),
        ];
    }

    private static IEnumerable<Finding> Senders(IConfigurationSection section, MappingCatalog catalog)
    {
        InboundOptions options = section.Get<InboundOptions>() ?? new InboundOptions();
        string[] keyless = [.. catalog.Institutions.Select(institution => institution.Code).Where(code => !options.Keys.ContainsKey(code))];
        yield return new Finding("keys", options.Keys.Count > 0 || options.Mllp.Count + options.Tcp.Count + options.Folders.Count + options.Databases.Count > 0, options.Keys.Count > 0 ? $"{options.Keys.Count} institutions have a key{(keyless.Length == 0 ? "." : $"; without one, HTTP is closed to {string.Join(", ", keyless)}.")}" : "No institution has a key in the configuration: set Gateway:Inbound:Keys in the environment, or issue keys (gateway keys issue).");
        foreach ((string name, int port) in options.Mllp.Select(mllp => ("mllp", mllp.Port)).Concat(options.Tcp.Select(tcp => ("tcp", tcp.Port))).Append(("http", options.Http.Port)).Where(one => one.Port != 0))
        {
            bool isFree = IsFree(port);
            yield return new Finding("ports", isFree, string.Create(CultureInfo.InvariantCulture, $"{name} {port} {(isFree ? "is free." : "is taken by another program, or by a gateway that runs already.")}"));
        }
    }

    private static async Task<IReadOnlyList<Finding>> DatabasesAsync(IConfigurationSection section, CancellationToken cancellationToken)
    {
        InboundOptions options = section.Get<InboundOptions>() ?? new InboundOptions();
        var findings = new List<Finding>();
        foreach (DatabaseListenerOptions database in options.Databases)
        {
            (bool isWell, string sentence) = await DatabaseExam.OfAsync(database, options.Connections, cancellationToken);
            findings.Add(new Finding("databases", isWell, sentence));
        }

        return findings;
    }

    /// <summary>Folders of this machine, mounted shares among them.</summary>
    private static IEnumerable<Finding> Folders(IConfigurationSection section) =>
        (section.Get<InboundOptions>() ?? new InboundOptions()).Folders.Where(folder => folder.Server.Length == 0).Select(folder => Directory.Exists(folder.Path)
            ? new Finding("folders", true, $"{folder.Name}: {folder.Path} is there.")
            : new Finding("folders", false, $"{folder.Name}: {folder.Path} is not there: mount the share, or correct Path. Files stay with the sender until then."));

    private static async Task<IReadOnlyList<Finding>> ServersAsync(IConfigurationSection section, CancellationToken cancellationToken)
    {
        InboundOptions options = section.Get<InboundOptions>() ?? new InboundOptions();
        var findings = new List<Finding>();
        foreach (FolderListenerOptions folder in options.Folders.Where(folder => folder.Server.Length > 0))
        {
            (bool isWell, string sentence) = await SftpExam.OfAsync(folder, options.Sftp, TimeProvider.System, cancellationToken);
            findings.Add(new Finding("folders", isWell, sentence));
        }

        return findings;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<Finding>> DestinationsAsync(IConfigurationSection section, CancellationToken cancellationToken)
    {
        PlatformOptions options = section.Get<PlatformOptions>() ?? new PlatformOptions();
        List<Finding> findings = [];
        if (options.Nhsa.Count == 0)
        {
            findings.Add(new Finding("destinations", false, "No platform has an address: set Platform:Nhsa:AREA:Url."));
        }

        foreach ((string area, NhsaEndpoint endpoint) in options.Nhsa)
        {
            findings.Add(new Finding("destinations", endpoint.Token.Length > 0, endpoint.Token.Length > 0 ? $"nhsa {area} has a token." : $"nhsa {area} has no token: set GATEWAY_Platform__Nhsa__{area}__Token unless its dialect is plain."));
            findings.Add(await ReachableAsync($"nhsa {area}", endpoint.Url, cancellationToken));
        }

        if (options.Fhir.Url is not null)
        {
            findings.Add(await ReachableAsync("fhir", options.Fhir.Url, cancellationToken));
        }

        return findings;
    }

    private static async Task<Finding> ReachableAsync(string name, Uri? url, CancellationToken cancellationToken)
    {
        if (url is null)
        {
            return new Finding("destinations", false, $"{name} has no address.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(url.Host, url.Port, limit.Token);
            return new Finding("destinations", true, $"{name} at {url.Host}:{url.Port} takes connections.");
        }
        catch (Exception unreachable) when (unreachable is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new Finding("destinations", false, $"{name} at {url.Host}:{url.Port} takes no connection; messages would wait.");
        }
    }
}
