using System.Collections.Frozen;
using Gateway.Adapter.Ini.Layout;

namespace Gateway.Adapter.Ini.Parsing;

/// <summary>The keys that the layout lists, and how it spells them.</summary>
internal sealed class KeySpelling
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> listed;
    private readonly KeyPadding? padding;

    public KeySpelling(IniLayout layout)
    {
        padding = layout.KeyPadding;
        IEnumerable<string> flags = layout.Flag is null ? [] : [layout.Flag.Request, layout.Flag.Reply];
        listed = layout.Keys.Concat(flags).Concat(layout.Blocks.Select(block => block.Count))
            .DistinctBy(key => key, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(key => key, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Looks for a key, as sent or filled up.</summary>
    /// <returns>The layout's spelling; null when it does not list the key.</returns>
    public string? Find(ReadOnlySpan<char> sent, ReadOnlySpan<char> padded) =>
        listed.TryGetValue(padded, out string? known) || listed.TryGetValue(sent, out known) ? known : null;

    /// <summary>The key filled up to full length.</summary>
    /// <param name="sent">As sent, without the spaces around it.</param>
    /// <param name="room">64 characters.</param>
    public ReadOnlySpan<char> Padded(ReadOnlySpan<char> sent, Span<char> room)
    {
        if (padding is null || sent.Length >= padding.Length)
        {
            return sent;
        }

        room = room[..padding.Length];
        room.Fill(padding.With[0]);
        sent.CopyTo(room);
        return room;
    }
}
