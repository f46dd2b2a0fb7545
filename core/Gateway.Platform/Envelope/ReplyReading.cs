using System.Net;
using System.Text.Json;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What an HTTP answer of the platform means. Whatever is not clearly "done" or clearly "not done" is unknown.</summary>
/// <param name="Outcome">One of four.</param>
/// <param name="Detail">infcode and text of the other side, or the cause in our words.</param>
/// <param name="IsClosed">It takes nothing for now.</param>
internal sealed record ReplyReading(AttemptOutcome Outcome, string Detail, bool IsClosed = false)
{
    /// <summary>The answer came twice, with the same words.</summary>
    public bool IsTwice { get; init; }

    /// <summary>It says that the operator is not signed in.</summary>
    public bool HasSessionEnded { get; init; }

    /// <summary>Whether it does not take our key or signature.</summary>
    public bool IsKeyRefused { get; private init; }

    /// <summary>The other side's words where no row of the table knows them; empty otherwise.</summary>
    public string UnknownText { get; private init; } = "";

    /// <summary>Reads one answer: 1. status, 2. JSON, 3. texts that the table knows, 4. the codes of the envelope.</summary>
    /// <param name="transaction">For example <c>2207</c>.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="hasRetryAfter">Whether the answer says when to come back.</param>
    /// <param name="body">As it came.</param>
    /// <param name="texts">Known texts.</param>
    /// <param name="rules">What this province's codes mean.</param>
    public static ReplyReading Of(string transaction, HttpStatusCode status, bool hasRetryAfter, ReadOnlyMemory<byte> body, AnswerTexts texts, DialectAnswer rules)
    {
        bool isJson = ReplyJson.TryRead(body, out JsonElement reply);
        string text = ReplyJson.Text(reply);
        AnswerText? known = text.Length == 0 ? null : texts.Find(transaction, text);
        (bool IsTwice, bool Differs) second = isJson && status == HttpStatusCode.OK ? ReplyJson.Second(body, reply) : default;
        ReplyReading reading = status != HttpStatusCode.OK ? OfStatus(status, hasRetryAfter, known, text)
            : body.IsEmpty ? new(AttemptOutcome.Unknown, "The answer is empty.")
            : !isJson ? new(AttemptOutcome.Unknown, "The answer is no JSON object.")
            : second.Differs ? new(AttemptOutcome.Unknown, "Two answers came that differ.")
            : OfEnvelope(new Said(transaction, reply, text, known, rules)) with { IsTwice = second.IsTwice };
        bool isUnknown = known is null && reading.Outcome != AttemptOutcome.Accepted && !IsSuccessWord(text) && texts.Find(transaction, reading.Detail) is null;
        return isUnknown ? reading with { UnknownText = text } : reading;
    }

    private static bool IsSuccessWord(string text) => text is "成功" || string.Equals(text, "success", StringComparison.OrdinalIgnoreCase);

    /// <summary>An answer that is a file; null where it is an envelope although it is called a file.</summary>
    public static ReplyReading? OfFile(HttpStatusCode status, ReadOnlyMemory<byte> body) =>
        status == HttpStatusCode.OK && !body.IsEmpty && !ReplyJson.TryRead(body, out _) ? new(AttemptOutcome.Accepted, $"file, {body.Length} bytes") : null;

    private static ReplyReading OfStatus(HttpStatusCode status, bool hasRetryAfter, AnswerText? known, string text)
    {
        string detail = text.Length == 0 ? $"HTTP {(int)status}" : $"HTTP {(int)status} {text}";
        return status switch
        {
            HttpStatusCode.ServiceUnavailable when hasRetryAfter || known?.Class == AnswerClass.Closed => new(AttemptOutcome.NotSent, detail, IsClosed: true),
            HttpStatusCode.TooManyRequests => new(AttemptOutcome.NotSent, detail, IsClosed: true), // turned away before anything was read (RFC 6585)
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => KeyRefused(detail), // turned away at the door
            _ => new(AttemptOutcome.Unknown, detail),
        };
    }

    /// <summary>A text is believed to say that nothing was done only where the codes do not say that it was.</summary>
    private static ReplyReading OfEnvelope(Said said) => (said.IsDone && said.HasOutput, said.Known?.Class) switch
    {
        (_, AnswerClass.Unknown) => new(AttemptOutcome.Unknown, said.Text),
        (false, AnswerClass.Closed) => new(AttemptOutcome.NotSent, said.Text, IsClosed: true),
        (false, AnswerClass.NotReached) => new(AttemptOutcome.NotSent, said.Text),
        (false, AnswerClass.Key) => KeyRefused(said.Text),
        (_, AnswerClass.SessionEnded) when said.Transaction != "9001" => OfSession(OfCode(said)),
        _ => OfCode(said),
    };

    /// <summary>A plain refusal proves that nothing was done, so the same may go again once the operator is signed in; anything else proves nothing.</summary>
    private static ReplyReading OfSession(ReplyReading read) => read with { Outcome = read.Outcome == AttemptOutcome.Refused ? AttemptOutcome.NotSent : AttemptOutcome.Unknown, HasSessionEnded = true };

    private static ReplyReading OfCode(Said said)
    {
        string? code = said.Code;
        string detail = code is null ? said.Text : $"{code} {said.Text}".TrimEnd();
        bool isFramework = ReplyJson.Field(said.Reply, "type") == "error"; // an unhandled exception over there: it may have acted before
        if (code is null || isFramework)
        {
            return new(AttemptOutcome.Unknown, detail.Length == 0 ? "The answer has no infcode." : detail);
        }

        return said.Rules.MeaningOf(code) switch
        {
            CodeMeaning.Done when said.IsErrorText => new(said.HasOutput ? AttemptOutcome.Unknown : AttemptOutcome.Refused, detail), // a province wraps errors in a success code
            CodeMeaning.Done => OfOutput(said, detail),
            CodeMeaning.Refused => new(AttemptOutcome.Refused, detail),
            _ => new(AttemptOutcome.Unknown, detail), // -2 and 999 are made up by middleware, its own timeout included
        };
    }

    private static ReplyReading OfOutput(Said said, string detail) => said.Rules.IsDone(said.Transaction, said.Output) switch
    {
        true => new(AttemptOutcome.Accepted, detail),
        false => new(AttemptOutcome.Refused, $"{detail} {said.Rules.Words(said.Transaction, said.Output)}".TrimEnd()),
        null => new(AttemptOutcome.Unknown, detail),
    };

    private static ReplyReading KeyRefused(string detail) =>
        new(AttemptOutcome.NotSent, $"{Gateway.Contract.IssueCodes.PlatformKeyRefused.Id} {detail}", IsClosed: true) { IsKeyRefused = true };

    /// <summary>An answer's envelope, and what is known of its words.</summary>
    private sealed record Said(string Transaction, JsonElement Reply, string Text, AnswerText? Known, DialectAnswer Rules)
    {
        public string? Code { get; } = ReplyJson.Field(Reply, "infcode");

        public JsonElement Output { get; } = ReplyJson.Output(Reply, "output");

        public bool IsDone => Code is { } code && Rules.MeaningOf(code) == CodeMeaning.Done;

        /// <summary>Whether the business part says anything.</summary>
        public bool HasOutput => Output.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => false,
            JsonValueKind.Object => Output.EnumerateObject().Any(),
            JsonValueKind.Array => Output.GetArrayLength() > 0,
            JsonValueKind.String => Output.GetString()!.Trim().Length > 0, // a string has a text
            _ => true,
        };

        /// <summary>Whether the words are those of an error, whatever the code says.</summary>
        public bool IsErrorText => Rules.IsError(Text) || (Known is not null && !HasOutput);
    }
}
