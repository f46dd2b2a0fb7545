using System.Collections.Immutable;

namespace Gateway.Console.Api;

/// <summary>What operators may see of the mapping tables and do to them. Implemented where the tables are held.</summary>
public interface IMappingDesk
{
    /// <summary>What serves, part by part, and what the last reload came to.</summary>
    MappingsView Show();

    /// <summary>Reads the folder again. Tables with errors are refused and the last good ones go on serving.</summary>
    Task<ReloadView> ReloadAsync(string actor, string reason, CancellationToken cancellationToken);
}

/// <summary>The tables that serve.</summary>
/// <param name="Sha256">One hash over all parts.</param>
/// <param name="Since">When they began to.</param>
/// <param name="Folder">Where they were read from.</param>
/// <param name="Parts">Every version folder and every shared one.</param>
/// <param name="LastReload">Null before the first.</param>
public sealed record MappingsView(string Sha256, DateTimeOffset Since, string Folder, ImmutableArray<MappingPartView> Parts, ReloadView? LastReload);

/// <summary>One part of the tables; status and days only where it has versions.</summary>
public sealed record MappingPartView(string Folder, string? Status, DateOnly? From, DateOnly? To, string Sha256);

/// <summary>One reload: <c>loaded</c>, <c>unchanged</c> or <c>refused</c>.</summary>
public sealed record ReloadView(DateTimeOffset At, string Actor, string Reason, string Result, string Chinese, string English, ImmutableArray<FaultView> Faults)
{
    /// <summary>Both.</summary>
    public string Sentence => $"{English} {Chinese}";
}

/// <summary>One fault of a file, located as <c>file:row:column</c>.</summary>
public sealed record FaultView(string Place, string Code, string Severity, string Chinese, string English, string Expected);
