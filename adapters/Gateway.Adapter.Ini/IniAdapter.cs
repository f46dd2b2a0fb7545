using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Ini.Layout;

namespace Gateway.Adapter.Ini;

/// <summary>Sections of <c>Key=value</c> with blocks of bare lines; README.md describes the format and the layout.</summary>
public sealed class IniAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "ini";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<IniLayout> read = LayoutReader.Read<IniLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out IniLayout? known) ? [.. known.Faults()] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out Encoding? text) || !TextShape.Has(text))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8, gbk, gb18030, ascii or latin1.")]);
        }

        faults = [.. faults, .. known is null ? [] : Unwritable(known, text)];
        return known is null || faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new IniCodec(known, text));
    }

    private static IEnumerable<Issue> Unwritable(IniLayout layout, Encoding encoding)
    {
        for (int index = 0; index < layout.Blocks.Length; index++)
        {
            var trial = new MessageWriting(encoding);
            trial.Text(layout.Blocks[index].Empty?.Word, default);
            if (trial.Issues.HasErrors)
            {
                yield return LayoutReader.Wrong($"blocks[{index}].empty.word", $"Expected characters that {encoding.WebName} has.");
            }
        }
    }
}
