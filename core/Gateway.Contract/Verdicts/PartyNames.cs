using System.Collections.Immutable;
using System.Diagnostics;

namespace Gateway.Contract;

/// <summary>What parties are called: in tables by one word, on screens by a name per language.</summary>
public static class PartyNames
{
    /// <summary>The words of tables, for example <c>sender</c>.</summary>
    public static ImmutableArray<string> Words { get; } = [.. Enum.GetValues<Party>().Select(Word)];

    /// <summary>The word of a party in tables and JSON.</summary>
    public static string Word(Party party) => party.ToString().ToLowerInvariant();

    /// <summary>Reads a table's word.</summary>
    /// <param name="word">For example <c>sender</c>, in lower case.</param>
    /// <param name="party">The party; <see cref="Party.Sender"/> when the result is false.</param>
    /// <returns>Whether there is such a party.</returns>
    public static bool TryRead(string word, out Party party)
    {
        int at = Words.IndexOf(word);
        party = at < 0 ? Party.Sender : (Party)at;
        return at >= 0;
    }

    /// <summary>For example <c>发送方系统</c>.</summary>
    public static string Chinese(Party party) => party switch
    {
        Party.Sender => "发送方系统",
        Party.Network => "医院网络",
        Party.Gateway => "网关",
        Party.Mapping => "映射表",
        Party.Middle => "省级平台或中间件",
        Party.Platform => "医保平台",
        Party.Patient => "患者数据",
        _ => throw new UnreachableException(),
    };

    /// <summary>For example <c>sender's system</c>.</summary>
    public static string English(Party party) => party switch
    {
        Party.Sender => "sender's system",
        Party.Network => "hospital network",
        Party.Gateway => "gateway",
        Party.Mapping => "mapping tables",
        Party.Middle => "province or middleware",
        Party.Platform => "insurance platform",
        Party.Patient => "patient data",
        _ => throw new UnreachableException(),
    };
}
