using System.Net;
using Gateway.Inbound.Http;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound;

/// <summary>What ranges cannot say: addresses, keys, names and folders that clash. Gives every fault at once; never repeats a key.</summary>
internal sealed class InboundOptionsRules : IValidateOptions<InboundOptions>
{
    public ValidateOptionsResult Validate(string? name, InboundOptions options)
    {
        string[] faults = [.. Keys(options), .. Ports(options), .. Lengths(options), .. Folders(options), .. SftpRules.Faults(options), .. DatabaseRules.Faults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Keys(InboundOptions options) =>
        options.Keys.Where(key => !InstitutionKey.TryRead(key.Value, out _))
            .Select(key => $"Keys:{key.Key}: expected sha256: and 64 hexadecimal digits, or a key of at least {InstitutionKey.MinKeyLength} characters.");

    private static IEnumerable<string> Ports(InboundOptions options)
    {
        (string Where, string Address, int Port)[] all =
        [
            .. options.Http.Listen ? [("Http", options.Http.Address, options.Http.Port)] : Array.Empty<(string, string, int)>(),
            .. options.Mllp.Select((mllp, at) => ($"Mllp:{at}", mllp.Address, mllp.Port)),
            .. options.Tcp.Select((tcp, at) => ($"Tcp:{at}", tcp.Address, tcp.Port)),
        ];
        return all.Where(one => !IPAddress.TryParse(one.Address, out _))
            .Select(one => $"{one.Where}:Address: expected an IP address such as 127.0.0.1, or 0.0.0.0 for every interface.")
            .Concat(all.Where(one => one.Port != 0).GroupBy(one => one.Port).Where(same => same.Count() > 1)
                .Select(same => $"Port {same.Key} is given to {string.Join(" and ", same.Select(one => one.Where))}."));
    }

    private static IEnumerable<string> Lengths(InboundOptions options) =>
        options.Tcp.Select((tcp, at) => (tcp, at)).Where(one => one.tcp.Framing == TcpFraming.LengthBinary && one.tcp.LengthSize is not (1 or 2 or 4))
            .Select(one => $"Tcp:{one.at}:LengthSize: expected 1, 2 or 4 bytes of a binary length.");

    private static IEnumerable<string> Folders(InboundOptions options) =>
        options.Folders.SelectMany((folder, at) => Folder(folder).Select(fault => $"Folders:{at}:{fault}"))
            .Concat(Twice(options.Folders.Select(folder => folder.Name), "Name"))
            .Concat(Twice(options.Folders.Where(folder => folder.Path.Length > 0)
                .Select(folder => $"{(folder.Server.Length == 0 ? Path.GetFullPath(folder.Path) : $"{folder.Server}:{folder.Path}")} {folder.Pattern}"), "Path and pattern"));

    private static IEnumerable<string> Folder(FolderListenerOptions folder)
    {
        if (folder.Pattern.AsSpan().IndexOfAny('/', '\\') >= 0 || folder.Reply.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            yield return "Pattern, Reply: expected file names without folders.";
        }

        bool usesStar = folder.Companions.Append(folder.Reply).Any(name => name.Contains("{*}", StringComparison.Ordinal));
        if (usesStar && folder.Pattern.Count(letter => letter == '*') != 1)
        {
            yield return "Pattern: expected one * in it, which {*} in Reply and Companions repeats.";
        }

        if (folder.Companions.Any(name => name.AsSpan().IndexOfAny('/', '\\') >= 0 || (!name.Contains("{*}", StringComparison.Ordinal) && !name.Contains("{name}", StringComparison.Ordinal))))
        {
            yield return "Companions: expected file names without folders, with {*} or {name} in them.";
        }

        if (folder.MaxInHand > 1 && !folder.Reply.Contains("{name}", StringComparison.Ordinal) && !folder.Reply.Contains("{*}", StringComparison.Ordinal))
        {
            yield return "MaxInHand: more than one file in hand needs a Reply that contains {name} or {*}.";
        }

        if (folder.Ready == FolderReady.Marker && folder.Marker.IndexOf('{', StringComparison.Ordinal) < 0)
        {
            yield return "Marker: expected {file} or {name} in it.";
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> values, string what) =>
        values.Where(value => value.Length > 0).GroupBy(value => value, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"Folders: {what} '{same.Key}' is given twice.");
}
