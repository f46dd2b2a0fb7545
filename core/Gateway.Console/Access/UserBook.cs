using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Gateway.Console.Access.Oidc;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Access;

/// <summary>
/// Who may sign in. Users lie in <c>users.json</c> of the console's folder. There is no default user and no default password: who comes first comes by a set-up link.
/// Thread-safe; what a call returns is on disk.
/// </summary>
internal sealed class UserBook
{
    private readonly PasswordHasher<ConsoleUser> hasher;
    private readonly JsonFile<UserFile> file;
    private readonly AccessOptions options;
    private readonly TimeProvider time;
    private readonly Lock guard = new();
    private readonly string decoy;
    private UserFile content;

    public UserBook(IOptions<AccessOptions> options, TimeProvider time)
    {
        (this.options, this.time) = (options.Value, time);
        hasher = new PasswordHasher<ConsoleUser>(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.Iterations }));
        file = new JsonFile<UserFile>(Path.Combine(options.Value.Folder, "users.json"));
        content = file.Read() ?? UserFile.Empty;
        decoy = hasher.HashPassword(Nobody, Token());
    }

    private static ConsoleUser Nobody { get; } = new("", "", [], "", "");

    public ImmutableArray<ConsoleUser> Users => content.Users;

    public ConsoleUser? Find(string login) => Users.FirstOrDefault(user => string.Equals(user.Login, login.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The user whom login and password name. Takes as long for a login that nobody has.</summary>
    public ConsoleUser? Check(string login, string password)
    {
        ConsoleUser? user = Find(login) is { IsDisabled: false, PasswordHash.Length: > 0 } found ? found : null;
        PasswordVerificationResult result = hasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? decoy, password);
        return result == PasswordVerificationResult.Failed ? null : user;
    }

    /// <summary>Makes a link by which somebody sets a password, once. An earlier link of the same person is void.</summary>
    /// <param name="login">Of a user; null for the first administrator.</param>
    /// <returns>The token for the address <c>/setup?token=…</c>.</returns>
    public string Invite(string? login)
    {
        string token = Token();
        lock (guard)
        {
            DateTimeOffset now = time.GetUtcNow();
            Save(content with { Links = [.. content.Links.Where(link => link.Login != login && link.Until > now), new SetupLink(login, Hash(token), now + options.SetupLinkLife)] });
        }

        return token;
    }

    /// <summary>The link of a token while it is good; null otherwise.</summary>
    public SetupLink? LinkOf(string token) => content.Links.FirstOrDefault(link => link.TokenHash == Hash(token) && link.Until > time.GetUtcNow());

    /// <summary>Uses a link: sets the password of its user, or makes the first administrator.</summary>
    /// <returns>The user; null with what is wrong.</returns>
    public (ConsoleUser? User, AccessFault? Fault) Accept(string token, string login, string name, string password)
    {
        lock (guard)
        {
            if (LinkOf(token) is not { } link)
            {
                return (null, AccessFault.LinkVoid);
            }

            string chosen = link.Login ?? login.Trim().ToLowerInvariant();
            if (AccessFault.Of(chosen, password, options.ShortestPassword) is { } fault)
            {
                return (null, fault);
            }

            if (link.Login is null && Find(chosen) is not null)
            {
                return (null, AccessFault.LoginTaken);
            }

            ConsoleUser user = Find(chosen) ?? new ConsoleUser(chosen, name.Trim() is { Length: > 0 } given ? given : chosen, [Role.Admin], "", "");
            user = user with { PasswordHash = hasher.HashPassword(user, password), Stamp = Token() };
            Save(new UserFile(With(user), content.Links.Remove(link)));
            return (user, null);
        }
    }

    /// <summary>Makes a user, or changes name, roles and state of one. Its sessions end. Nobody is made, changed or shut out so that no administrator is left, the first user included.</summary>
    public (ConsoleUser? User, AccessFault? Fault) Put(string login, string name, ImmutableArray<Role> roles, bool isDisabled)
    {
        string chosen = login.Trim().ToLowerInvariant();
        lock (guard)
        {
            ConsoleUser? before = Find(chosen);
            AccessFault? fault = AccessFault.Of(chosen) ?? (roles.IsDefaultOrEmpty ? AccessFault.NoRole : null);
            bool leavesNobody = !content.Users.Any(other => other.Login != chosen && !other.IsDisabled && other.Roles.Contains(Role.Admin)) && (isDisabled || roles.IsDefaultOrEmpty || !roles.Contains(Role.Admin));
            fault ??= leavesNobody ? (content.Users.IsEmpty ? AccessFault.FirstIsAdmin : AccessFault.LastAdmin) : null;
            if (fault is not null)
            {
                return (null, fault);
            }

            var user = new ConsoleUser(chosen, name.Trim() is { Length: > 0 } given ? given : before?.Name ?? chosen, roles, before?.PasswordHash ?? "", Token(), isDisabled) { Subject = before?.Subject };
            Save(content with { Users = With(user) });
            return (user, null);
        }
    }

    /// <summary>Lets somebody in whom the identity provider has named, with the roles that it gives now. An account with a password, or of another subject, is not taken over.</summary>
    public (ConsoleUser? User, AccessFault? Fault) Admit(ProviderPerson person)
    {
        lock (guard)
        {
            ConsoleUser? before = Find(person.Login);
            bool isAnothers = before is not null && before.Subject != person.Subject && (before.Subject is not null || before.PasswordHash.Length > 0);
            AccessFault? fault = AccessFault.Of(person.Login) ?? (person.Roles.IsEmpty ? AccessFault.NoRole : isAnothers ? AccessFault.LoginTaken : before is { IsDisabled: true } ? AccessFault.Disabled : null);
            if (fault is not null)
            {
                return (null, fault);
            }

            if (before?.Subject == person.Subject && before.Name == person.Name && before.Roles.SequenceEqual(person.Roles))
            {
                return (before, null);
            }

            var user = new ConsoleUser(person.Login, person.Name, person.Roles, "", Token()) { Subject = person.Subject };
            Save(content with { Users = With(user) });
            return (user, null);
        }
    }

    private static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private ImmutableArray<ConsoleUser> With(ConsoleUser user) => [.. content.Users.Where(other => other.Login != user.Login).Append(user).OrderBy(one => one.Login, StringComparer.Ordinal)];

    private void Save(UserFile next)
    {
        file.Write(next);
        content = next;
    }
}
