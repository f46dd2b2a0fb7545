using System.Collections.Immutable;

namespace Gateway.Console.Api;

/// <summary>What operators may see of the adapters and do to them. Implemented where plugins are held.</summary>
public interface IAdapterDesk
{
    /// <summary>Every plugin with its state, and what the last reload came to.</summary>
    AdaptersView Show();

    /// <summary>Reads the plugin folders again. A bad plugin is refused and what served before serves on.</summary>
    Task<ReloadView> ReloadAsync(string actor, string reason, CancellationToken cancellationToken);
}

/// <summary>The plugins.</summary>
/// <param name="Folders">Where they are looked for.</param>
/// <param name="Adapters">Each of them.</param>
/// <param name="Retired">Versions that do not serve, or never did, and whose code stays in memory until a restart.</param>
/// <param name="LastReload">Null before the first.</param>
public sealed record AdaptersView(ImmutableArray<string> Folders, ImmutableArray<AdapterView> Adapters, int Retired, ReloadView? LastReload);

/// <summary>One plugin.</summary>
/// <param name="Name">Its format's name; of a folder that was refused, the folder's.</param>
/// <param name="State"><c>serving</c>; <c>serving-old</c> while a newer version was refused; <c>set-aside</c> while too many of its threads hang; <c>refused</c>; <c>missing</c> where sources need it.</param>
/// <param name="Version">The assembly's version.</param>
/// <param name="Contract">The contract that it was written for.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Sha256">Over everything in its folder.</param>
/// <param name="Sources">The sources that use it.</param>
/// <param name="Transforms">What it brings for tables.</param>
/// <param name="Why">What is wrong; null when nothing is.</param>
public sealed record AdapterView(string Name, string State, string Version, string Contract, string Folder, string Sha256, ImmutableArray<string> Sources, ImmutableArray<string> Transforms, string? Why);
