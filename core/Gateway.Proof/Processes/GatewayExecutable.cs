namespace Gateway.Proof.Processes;

/// <summary>How the gateway is started as a process of its own.</summary>
/// <param name="Program">The executable, or <c>dotnet</c>.</param>
/// <param name="Assembly">What <c>dotnet</c> runs; null where the executable stands alone.</param>
internal sealed record GatewayExecutable(string Program, string? Assembly)
{
    /// <summary>The one that this process runs: <c>gateway</c> itself.</summary>
    public static GatewayExecutable Own()
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The system does not say what this process runs.");
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? new GatewayExecutable(program, Path.Combine(AppContext.BaseDirectory, "gateway.dll")) : new GatewayExecutable(program, null);
    }

    /// <summary>A build's <c>gateway.dll</c>.</summary>
    public static GatewayExecutable Of(string assembly) => new("dotnet", assembly);

    /// <summary>The folder of the adapters that come with it.</summary>
    public string Plugins => Path.Combine(Path.GetDirectoryName(Assembly ?? Program) ?? "", "plugins");
}
