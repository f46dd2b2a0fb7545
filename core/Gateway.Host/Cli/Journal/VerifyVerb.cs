using System.CommandLine;
using Gateway.Journal;

namespace Gateway.Host.Cli.Journal;

/// <summary><c>journal verify</c>: whether anything was changed since it was written.</summary>
internal static class VerifyVerb
{
    public static Command Create()
    {
        var head = new Option<string?>("--head") { Description = "A head noted earlier (64 hexadecimal digits): it must lie on the log, so that nothing before it was written anew." };
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        head.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && (text.Length != 64 || !text.All(char.IsAsciiHexDigit)))
            {
                given.AddError($"'{text}' is no head: expected 64 hexadecimal digits.");
            }
        });
        var verify = new Command("verify", "Read the whole journal and check every hash, every link, and that headers, attempts, keys, key book, ledger and books follow from the log. Exit 0 sound, 1 not.") { head, json };
        verify.SetAction((parsed, token) => JournalWork.RunAsync(async () =>
        {
            using JournalInspection look = JournalVerb.StoreOf(parsed).Inspect();
            JournalCheck check = await Task.Run(() => look.Verify(parsed.GetValue(head)?.ToLowerInvariant(), new ErrorProgress("read"), token), token);
            return JournalWork.Tell(check, parsed.GetValue(json));
        }));
        return verify;
    }
}
