using System.Collections.Immutable;

namespace Gateway.Console.Access;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Login">Lower case, 2 to 40 of letters, digits, dot and dash; never changes.</param>
/// <param name="Name">How the person is called, for the audit trail.</param>
/// <param name="Roles">At least one.</param>
/// <param name="PasswordHash">PBKDF2-HMAC-SHA512; empty where an identity provider signs in, or until the set-up link is used.</param>
/// <param name="Stamp">Changes with password, roles and state; a session with another stamp is over.</param>
/// <param name="IsDisabled">May no longer sign in.</param>
internal sealed record ConsoleUser(string Login, string Name, ImmutableArray<Role> Roles, string PasswordHash, string Stamp, bool IsDisabled = false)
{
    /// <summary>Issuer and subject of somebody whom the identity provider signs in; null for an account of this gateway.</summary>
    public string? Subject { get; init; }
}

/// <summary>A link by which somebody sets a password, once.</summary>
/// <param name="Login">Whose; null for the first administrator, who chooses a login.</param>
/// <param name="TokenHash">SHA-256 of the token, hexadecimal; the token itself is kept nowhere.</param>
/// <param name="Until">Good before this moment.</param>
internal sealed record SetupLink(string? Login, string TokenHash, DateTimeOffset Until);

/// <summary>What the users' file holds.</summary>
internal sealed record UserFile(ImmutableArray<ConsoleUser> Users, ImmutableArray<SetupLink> Links)
{
    public static UserFile Empty { get; } = new([], []);
}
