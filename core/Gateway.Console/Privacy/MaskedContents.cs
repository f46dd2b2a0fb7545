using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Console.Views;
using Gateway.Journal;

namespace Gateway.Console.Privacy;

/// <summary>Shows what a message carried at each stage without the persons in it. What every role may see.</summary>
public sealed class MaskedContents(MessageContents contents, IJournal journal)
{
    private const int Longest = 200_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every part of a message that has bytes, in the order in which they came to be.</summary>
    public Task<ImmutableArray<MaskedPart>> AllAsync(long id, CancellationToken cancellationToken) => AllAsync(id, isUnmasked: false, cancellationToken);

    /// <summary>The same; with the persons in it for somebody who may see them. Whoever calls writes that down.</summary>
    internal async Task<ImmutableArray<MaskedPart>> AllAsync(long id, bool isUnmasked, CancellationToken cancellationToken)
    {
        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(id, cancellationToken);
        KnownPersons persons = MessagePersons.Of(facts);
        var parts = ImmutableArray.CreateBuilder<MaskedPart>();
        foreach (string name in MessagePart.Names(facts))
        {
            if (MessagePart.TryRead(name, out MessagePart part) && await contents.ReadAsync(id, facts, part, cancellationToken) is { Length: > 0 } bytes)
            {
                parts.Add(Masked(name, bytes, isUnmasked ? null : persons));
            }
        }

        return parts.ToImmutable();
    }

    /// <summary>One part; null when there is none such.</summary>
    internal async Task<MaskedPart?> FindAsync(long id, string name, MessagePart part, CancellationToken cancellationToken)
    {
        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(id, cancellationToken);
        return await contents.ReadAsync(id, facts, part, cancellationToken) is { } bytes ? Masked(name, bytes, MessagePersons.Of(facts)) : null;
    }

    private static MaskedPart Masked(string name, ReadOnlyMemory<byte> bytes, KnownPersons? persons)
    {
        string? text = bytes.Length > Longest ? null : MessageText.Of(bytes.Span);
        if (text is null)
        {
            return new MaskedPart(name, bytes.Length, null, IsShape: false);
        }

        if (persons is null)
        {
            return new MaskedPart(name, bytes.Length, Laid(text), IsShape: false);
        }

        bool isShape = persons.IsEmpty && name is "arrival" or "canonical";
        text = Laid(text);
        return new MaskedPart(name, bytes.Length, isShape ? TextShape.Of(text) : PatientMask.Of(text, persons), isShape);
    }

    /// <summary>JSON over several lines; anything else as it is.</summary>
    private static string Laid(string text)
    {
        if (text.Length == 0 || text[0] is not ('{' or '['))
        {
            return text;
        }

        try
        {
            return JsonNode.Parse(text)?.ToJsonString(Indented) ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}

/// <summary>One part, masked.</summary>
/// <param name="Name">As <c>part</c> of the API names it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Text">Without persons; null where it is no text or longer than 200 000 bytes.</param>
/// <param name="IsShape">Only its shape is shown, because nobody knows yet who is in it.</param>
public sealed record MaskedPart(string Name, int Bytes, string? Text, bool IsShape);
