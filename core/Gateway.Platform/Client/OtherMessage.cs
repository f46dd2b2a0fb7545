using System.Text.Json;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>
/// Whether an answer is about another of our messages: a proxy has mixed up two connections. A settlement's answer bears the msgid of its request as <c>medins_setl_id</c>
/// (pre-settlements and settlements; of cancellations provinces differ). What a province writes there that is no msgid of this institution says nothing.
/// </summary>
internal static class OtherMessage
{
    public const string Words = "The answer is about another message.";
    private const string Number = "setlinfo/medins_setl_id";
    private static readonly string[] Settling = ["2101", "2102", "2206", "2207", "2303", "2304"];
    private const int InstitutionLength = 12;

    public static bool IsAnswered(AttemptIntent intent, JsonElement output) =>
        intent.Purpose == AttemptPurpose.Do && Settling.Contains(intent.Transaction, StringComparer.Ordinal) && JsonValues.At(output, Number).FirstOrDefault() is { } named && named != intent.MsgId && IsOurs(named, intent.MsgId);

    private static bool IsOurs(string named, string msgId) =>
        named.Length == msgId.Length && named.Length > InstitutionLength && named.AsSpan(0, InstitutionLength).SequenceEqual(msgId.AsSpan(0, InstitutionLength)) && !named.AsSpan(InstitutionLength).ContainsAnyExceptInRange('0', '9');
}
