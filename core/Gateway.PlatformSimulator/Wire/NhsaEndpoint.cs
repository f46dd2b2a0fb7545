using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Dialects;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.Faults;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Transactions;
using Microsoft.Extensions.Logging;

namespace Gateway.PlatformSimulator.Wire;

/// <summary>
/// A transaction at the dialect's address: 1. signature, 2. maintenance, 3. the fault that this call meets, 4. envelope and fields,
/// 5. tombstones and repeated msgids, 6. the business.
/// </summary>
internal sealed partial class NhsaEndpoint(TwinOptions options, TwinDoor door, TwinWorld world, FaultDeck deck, CallCounts counts, TimeProvider time, ILogger logger)
{
    private readonly EnvelopeCheck check = new(options);
    private readonly AnswerEnvelope answers = new(options);

    /// <summary>Answers a call.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="infno">The transaction that its address stands for; empty for none.</param>
    public async Task<TwinAnswer> AnswerAsync(TwinRequest request, string infno) => door.Close(await AnswerInPlainAsync(request, infno));

    private async Task<TwinAnswer> AnswerInPlainAsync(TwinRequest request, string infno)
    {
        DateTimeOffset now = time.GetUtcNow();
        counts.Received(infno);
        if (door.CallerFault(request, now) is { } unsigned) // 1
        {
            counts.Refused(infno);
            return new TwinAnswer(401, TwinAnswer.Json, AnswerEnvelope.GatewayError("401", unsigned));
        }

        if (deck.IsClosed(now)) // 2
        {
            counts.Faulted(infno);
            return Maintenance();
        }

        string? unopened = door.Open(request.Body, out byte[] body);
        if (request.Method != "POST" || !RequestEnvelope.TryRead(body, out RequestEnvelope envelope))
        {
            counts.Refused(infno);
            return FrameworkError("FSI-FSI-交易报文不正确：报文不是合法的JSON对象", now);
        }

        if (unopened is not null)
        {
            return Refuse(infno, check.Find(envelope.Institution) ?? new TwinInstitution(), envelope.Msgid, unopened, now);
        }

        FaultRule? fault = deck.Draw(infno, envelope.Institution); // 3
        if (fault is null)
        {
            return Process(infno, envelope, now);
        }

        counts.Faulted(infno);
        LogFault(infno, fault.Kind, envelope.Msgid);
        return await PlayAsync(fault, infno, envelope, now);
    }

    private async Task<TwinAnswer> PlayAsync(FaultRule fault, string infno, RequestEnvelope envelope, DateTimeOffset now)
    {
        switch (fault.Kind)
        {
            case FaultKind.Late:
                await Task.Delay(fault.Delay, time, CancellationToken.None);
                return Process(infno, envelope, time.GetUtcNow());
            case FaultKind.ActThenLate:
                TwinAnswer done = Process(infno, envelope, now);
                await Task.Delay(fault.Delay, time, CancellationToken.None);
                return done;
            case FaultKind.ActThenStall:
                return Process(infno, envelope, now) with { Effect = WireEffect.Stall };
            case FaultKind.ActThenDrop:
                return Process(infno, envelope, now) with { Effect = WireEffect.Reset };
            case FaultKind.ActThenCut:
                return Process(infno, envelope, now) with { Effect = WireEffect.Cut };
            case FaultKind.Twice:
                return Process(infno, envelope, now) with { Effect = WireEffect.Twice };
            case FaultKind.ActThenServerError or FaultKind.ActThenEmpty or FaultKind.ActThenHtml:
                Process(infno, envelope, now);
                return Broken(fault, envelope, now);
            default:
                return Broken(fault, envelope, now);
        }
    }

    private TwinAnswer Broken(FaultRule fault, RequestEnvelope envelope, DateTimeOffset now)
    {
        TwinInstitution institution = check.Find(envelope.Institution) ?? new TwinInstitution();
        return fault.Kind switch
        {
            FaultKind.Refuse => TwinAnswer.Ok(answers.Refusal(institution, fault.ErrMsg ?? "业务校验不通过", now)),
            FaultKind.FalseSuccess => TwinAnswer.Ok(answers.FalseSuccess(institution, world.NewReference(now), fault.ErrMsg ?? "FSI-业务处理失败[twinBO_1]", now)),
            FaultKind.Stall => TwinAnswer.Nothing(WireEffect.Stall),
            FaultKind.Reset => TwinAnswer.Nothing(WireEffect.Reset),
            FaultKind.ServerError or FaultKind.ActThenServerError => new TwinAnswer(fault.Status, TwinAnswer.Json, AnswerEnvelope.GatewayError("999", "网关处理异常")),
            FaultKind.Html or FaultKind.ActThenHtml => TwinAnswer.Text(200, "text/html;charset=UTF-8", "<html><head><title>网关错误</title></head><body><h1>网关错误</h1></body></html>"),
            FaultKind.FrameworkError => FrameworkError("FSI-系统异常", now),
            FaultKind.Maintenance => Maintenance(),
            _ => TwinAnswer.Nothing(WireEffect.None), // Empty, ActThenEmpty
        };
    }

    private TwinAnswer Process(string infno, RequestEnvelope envelope, DateTimeOffset now)
    {
        if (envelope.Infno != infno || !TransactionTable.ByInfno.TryGetValue(infno, out Func<TwinCall, TwinResult>? transaction))
        {
            counts.Refused(infno);
            return FrameworkError(RefusalTexts.UnknownTransaction, now);
        }

        TwinInstitution institution = check.Find(envelope.Institution) ?? new TwinInstitution { Code = envelope.Institution };
        if (check.Fault(envelope, world.State, now) is { } fault) // 4
        {
            return Refuse(infno, institution, envelope.Msgid, fault, now);
        }

        try
        {
            return Do(transaction, new TwinCall(envelope, institution, world.State, options, now));
        }
        catch (Exception bug)
        {
            LogTransactionFailed(bug, infno, envelope.Msgid);
            return FrameworkError("FSI-系统异常", now);
        }
    }

    private TwinAnswer Do(Func<TwinCall, TwinResult> transaction, TwinCall call)
    {
        lock (call.State.Gate)
        {
            if (call.State.IsBuried(call.Msgid)) // 5
            {
                return Refuse(call.Infno, call.Institution, call.Msgid, RefusalTexts.Buried, call.Now);
            }

            if (call.State.FindActed(call.Msgid) is { } before)
            {
                counts.Repeated(call.Infno);
                return before.Infno == call.Infno ? TwinAnswer.Ok(before.Answer) : Refuse(call.Infno, call.Institution, call.Msgid, "发送方报文ID重复", call.Now);
            }

            switch (transaction(call)) // 6
            {
                case TwinResult.Refused refused:
                    return Refuse(call.Infno, call.Institution, call.Msgid, refused.Text, call.Now);
                case TwinResult.Acted acted:
                    byte[] answer = answers.Success(call.Infno, call.Institution, call.State.NewId(call.Now), acted.Output, call.Now);
                    call.State.Remember(call.Msgid, new ActedMessage(call.Infno, answer, acted.Settlement, acted.Visit));
                    counts.Acted(call.Infno);
                    return TwinAnswer.Ok(answer);
                case TwinResult.Answered answered:
                    counts.Answered(call.Infno);
                    return TwinAnswer.Ok(answers.Success(call.Infno, call.Institution, call.State.NewId(call.Now), answered.Output, call.Now));
                case TwinResult.Hidden hidden:
                    counts.Refused(call.Infno);
                    return TwinAnswer.Ok(answers.FalseSuccess(call.Institution, call.State.NewId(call.Now), hidden.Text, call.Now));
                case TwinResult.File file:
                    counts.Answered(call.Infno);
                    return new TwinAnswer(200, "application/octet-stream", file.Bytes);
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private TwinAnswer Refuse(string infno, TwinInstitution institution, string msgid, string text, DateTimeOffset now)
    {
        counts.Refused(infno);
        LogRefused(infno, msgid);
        return TwinAnswer.Ok(answers.Refusal(institution, text, now));
    }

    private TwinAnswer FrameworkError(string text, DateTimeOffset now) => TwinAnswer.Ok(AnswerEnvelope.FrameworkError(text, world.NextSerial(now)));

    private static TwinAnswer Maintenance() => new(503, TwinAnswer.Json, AnswerEnvelope.Maintenance()) { RetryAfter = 60 };

    [LoggerMessage(EventIds.FaultPlayed, LogLevel.Debug, "Call of {Infno} meets {Fault}, msgid {Msgid}.")]
    private partial void LogFault(string infno, FaultKind fault, string msgid);

    [LoggerMessage(EventIds.RequestRefused, LogLevel.Debug, "Call of {Infno} refused, msgid {Msgid}.")]
    private partial void LogRefused(string infno, string msgid);

    [LoggerMessage(EventIds.TransactionFailed, LogLevel.Error, "Transaction {Infno} failed, msgid {Msgid}.")]
    private partial void LogTransactionFailed(Exception bug, string infno, string msgid);
}
