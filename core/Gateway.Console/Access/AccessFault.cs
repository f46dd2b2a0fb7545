using System.Text.RegularExpressions;
using Gateway.Console.Words;

namespace Gateway.Console.Access;

/// <summary>Why somebody does not get in, or a user is not made.</summary>
internal sealed partial record AccessFault(Word Word)
{
    public static readonly AccessFault LinkVoid = new(AccessWords.LinkVoid);
    public static readonly AccessFault LoginTaken = new(AccessWords.LoginTaken);
    public static readonly AccessFault LoginUnfit = new(AccessWords.LoginUnfit);
    public static readonly AccessFault NoRole = new(AccessWords.NoRole);
    public static readonly AccessFault LastAdmin = new(AccessWords.LastAdmin);
    public static readonly AccessFault FirstIsAdmin = new(AccessWords.FirstIsAdmin);
    public static readonly AccessFault Disabled = new(AccessWords.AccountDisabled);
    public static readonly AccessFault PasswordShort = new(AccessWords.PasswordShort);

    /// <summary>What is wrong with a login and, where one is given, a password.</summary>
    public static AccessFault? Of(string login, string? password = null, int shortest = 0) =>
        !Login().IsMatch(login) ? LoginUnfit : password is not null && (password.Length < shortest || password.Contains(login, StringComparison.OrdinalIgnoreCase)) ? PasswordShort : null;

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,39}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Login();
}
