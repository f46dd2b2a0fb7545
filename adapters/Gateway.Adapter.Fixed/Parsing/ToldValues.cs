using System.Globalization;
using Gateway.Adapter.Fixed.Layout;
using Gateway.Adapter.Fixed.Numbers;
using Gateway.Adapter.Fixed.Seals;

namespace Gateway.Adapter.Fixed.Parsing;

/// <summary>The counts and seals that a message brought, and whether they are right.</summary>
internal sealed class ToldValues(MessageReading reading)
{
    private readonly Dictionary<string, (int Start, int Length, FieldKind Kind)> places = new(StringComparer.Ordinal);

    public void Remember(string path, int start, int length, FieldKind kind) => places[path] = (start, length, kind);

    /// <summary>How many records of a kind the message promises; null where it does not say, or not legibly.</summary>
    public int? CountFor(RecordPlan kind, FixedPlan plan)
    {
        if (kind.Count is null || !places.ContainsKey(kind.Count))
        {
            return null;
        }

        if (int.TryParse(TextOf(kind.Count, plan), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return count;
        }

        CountFault(kind, $"Expected the number of records {kind.Name}.");
        return null;
    }

    public void CountFault(RecordPlan kind, string reason)
    {
        (int start, int length, _) = places[kind.Count!]; // asked for only after CountFor found it
        reading.Fault(IssueCodes.CountWrong, kind.Count!, start, length, reason);
    }

    public void Compare(SealLayout seal, FixedPlan plan)
    {
        if (!places.TryGetValue(seal.Field, out (int Start, int Length, FieldKind Kind) place))
        {
            return; // its record is not there, which was said
        }

        string sent = TextOf(seal.Field, plan), expected = SealValue.Of(seal, reading.Bytes, place.Start, place.Length);
        bool isRight = sent.Length == 0 ? seal.MayBeEmpty : SealValue.AreEqual(sent, expected);
        if (!isRight)
        {
            reading.Fault(seal.Is == SealKind.Length ? IssueCodes.CountWrong : IssueCodes.StructureUnreadable, seal.Field, place.Start, place.Length, $"Expected {expected}.");
        }
    }

    private string TextOf(string path, FixedPlan plan)
    {
        (int start, int length, FieldKind kind) = places[path];
        ReadOnlySpan<byte> bytes = reading.Bytes.Slice(start, length);
        bool isText = kind is FieldKind.Text or FieldKind.Hex;
        string text = "";
        bool isNumber = !isText && BinaryNumber.TryRead(bytes, kind, plan.IsLittleEndian, out text);
        return isText ? System.Text.Encoding.Latin1.GetString(bytes.Trim(" \0"u8)) : isNumber ? text : "";
    }
}
