using Gateway.Journal;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Composition;

/// <summary>What keeps the journal.</summary>
public sealed class JournalSettings
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway:Journal";

    /// <summary><c>sqlite</c>: one file in the data folder. <c>postgresql</c>: a database of its own. Default <c>sqlite</c>.</summary>
    public JournalEngine Engine { get; set; }

    /// <summary>Where PostgreSQL is, e.g. <c>Host=db.example;Database=gateway;Username=gateway;Password=…</c>; from the environment (<c>GATEWAY_Gateway__Journal__Connection</c>), because it holds a password.</summary>
    public string? Connection { get; set; }

    internal JournalStore In(string dataFolder) => Engine == JournalEngine.PostgreSql ? JournalStore.Postgres(Connection ?? "") : JournalStore.File(Path.Combine(dataFolder, "journal.db"));
}

/// <summary>The journal's engines.</summary>
public enum JournalEngine
{
    /// <summary>One file, nothing to install: for one node.</summary>
    Sqlite = 0,

    /// <summary>PostgreSQL 15 or later.</summary>
    PostgreSql = 1,
}

/// <summary>Says what is missing before anything is opened.</summary>
internal sealed class JournalSettingsValidator : IValidateOptions<JournalSettings>
{
    public ValidateOptionsResult Validate(string? name, JournalSettings options) => options switch
    {
        { Engine: not (JournalEngine.Sqlite or JournalEngine.PostgreSql) } => ValidateOptionsResult.Fail("Gateway:Journal:Engine must be sqlite or postgresql."),
        { Engine: JournalEngine.PostgreSql, Connection: null or "" } => ValidateOptionsResult.Fail("Gateway:Journal:Engine is postgresql, but there is no connection string: set GATEWAY_Gateway__Journal__Connection."),
        { Engine: JournalEngine.Sqlite, Connection.Length: > 0 } => ValidateOptionsResult.Fail("Gateway:Journal:Connection is set, but the engine is sqlite: set Gateway:Journal:Engine to postgresql, or take the connection away."),
        _ => ValidateOptionsResult.Success,
    };
}
