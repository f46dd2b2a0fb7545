using Gateway.Contract;
using Gateway.Inbound.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound.Http;

/// <summary>Takes one HTTP call: key, sender, room, body, receiver, reply — in this order, so that a caller without a key learns and costs nothing.</summary>
internal sealed partial class HttpInbox(
    KeyRing keys, IInboundSenders senders, InboundGate gate, InboundDesk desk, IInboundReceiver receiver, IOptions<InboundOptions> options, ILogger<HttpInbox> logger)
{
    public const string KeyHeader = "X-Gateway-Key";
    public const string MessageIdHeader = "X-Gateway-Message-Id";
    public const string Listener = "http";

    public async Task TakeAsync(HttpContext context)
    {
        (string institution, string source) = (Value(context, "institution"), Value(context, "source"));
        if (!keys.Opens(institution, context.Request.Headers[KeyHeader]))
        {
            LogKeyRefused();
            await IssueResponse.WriteAsync(context.Response, StatusCodes.Status401Unauthorized, IssueCodes.KeyRefused);
        }
        else if (!senders.Uses(institution, source))
        {
            await IssueResponse.WriteAsync(context.Response, StatusCodes.Status404NotFound, IssueCodes.SenderUnknown);
        }
        else if (!gate.TryEnter(out InboundPass? pass))
        {
            LogBusy(institution, source);
            await ReplyAsync(context, source, BodyEnd.Whole, receiver.Busy(new InboundMessage(institution, source, Listener, ReadOnlyMemory<byte>.Empty), IssueCodes.GatewayBusy), IssueCodes.GatewayBusy);
        }
        else
        {
            using (pass)
            {
                await AnswerAsync(context, institution, source);
            }
        }
    }

    private async Task AnswerAsync(HttpContext context, string institution, string source)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null; // ours below: the server's would answer before the sender's format could
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, gate.Abandoned);
        BoundedBody body = await BoundedBody.ReadAsync(context.Request.BodyReader, options.Value.MaxMessageBytes, either.Token);
        try
        {
            InboundReply reply = await HandOverAsync(context.Request, new InboundMessage(institution, source, Listener, body.Bytes), body.End, either.Token);
            await ReplyAsync(context, source, body.End, reply);
        }
        catch (Exception bug) when (!either.IsCancellationRequested)
        {
            LogReceiverFailed(bug, institution, source);
            await BusyAsync(context.Response, IssueCodes.GatewayBusy); // what the receiver kept is unknown; sending again is safe, silence is not
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private async Task<InboundReply> HandOverAsync(HttpRequest request, InboundMessage message, BodyEnd end, CancellationToken cancellationToken)
    {
        if (end == BodyEnd.Whole && MultipartBody.BoundaryOf(request) is { } boundary)
        {
            string? name = request.Query["part"];
            return await MultipartBody.PartAsync(message.Bytes, boundary, name, cancellationToken) is { } part
                ? await desk.TakeAsync(message with { Bytes = part }, cancellationToken)
                : await desk.RefuseAsync(message, IssueCodes.FrameBroken, name is null ? "Expected a form with one part, or with one file." : "Expected one part of the name that ?part= says.", cancellationToken);
        }

        switch (end)
        {
            case BodyEnd.TooLong:
                return await desk.RefuseAsync(message, IssueCodes.MessageTooLong, $"Expected at most {options.Value.MaxMessageBytes} bytes.", cancellationToken);
            case BodyEnd.Broken:
                LogBodyBroken(message.Institution, message.Source, message.Bytes.Length);
                return await desk.RefuseAsync(message, IssueCodes.FrameBroken, "Expected the whole body before the connection ends.", gate.Abandoned);
            default:
                return await desk.TakeAsync(message, cancellationToken);
        }
    }

    private async Task ReplyAsync(HttpContext context, string source, BodyEnd end, InboundReply reply, IssueCode? lack = null)
    {
        HttpResponse response = context.Response;
        if (reply is { Kind: InboundReplyKind.Busy, Bytes.IsEmpty: true })
        {
            await BusyAsync(response, lack ?? IssueCodes.JournalUnavailable);
            return;
        }

        response.StatusCode = end == BodyEnd.TooLong ? StatusCodes.Status413PayloadTooLarge : Status(reply.Kind, KnowsOnlyOk(context.Request, source));
        response.ContentType = ReplyForm.ContentType(context.Request);
        response.ContentLength = reply.Bytes.Length;
        if (reply.MessageId != 0)
        {
            response.Headers[MessageIdHeader] = reply.MessageId.ToString();
        }

        if (reply.Kind == InboundReplyKind.Busy)
        {
            response.Headers.RetryAfter = options.Value.Http.RetryAfterSeconds.ToString();
        }

        if (end == BodyEnd.TooLong)
        {
            response.Headers.Connection = "close"; // the rest of the body is not worth reading
        }

        FailPoints.Reach(FailPoint.HttpReplying);
        await response.Body.WriteAsync(reply.Bytes, CancellationToken.None);
        FailPoints.Reach(FailPoint.HttpReplied);
    }

    private async Task BusyAsync(HttpResponse response, IssueCode code)
    {
        response.Headers.RetryAfter = options.Value.Http.RetryAfterSeconds.ToString();
        await IssueResponse.WriteAsync(response, StatusCodes.Status503ServiceUnavailable, code);
    }

    private bool KnowsOnlyOk(HttpRequest request, string source) => ReplyForm.IsSoap(request) || options.Value.Http.AlwaysOk.Contains(source, StringComparer.Ordinal);

    private static int Status(InboundReplyKind kind, bool knowsOnlyOk) => kind switch
    {
        InboundReplyKind.Pending or InboundReplyKind.Refused when knowsOnlyOk => StatusCodes.Status200OK,
        InboundReplyKind.Done => StatusCodes.Status200OK,
        InboundReplyKind.Pending => StatusCodes.Status202Accepted,
        InboundReplyKind.Refused => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static string Value(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";

    // Neither the key nor the address is logged: without the right key both are whatever a stranger typed.
    [LoggerMessage(EventIds.HttpKeyRefused, LogLevel.Information, "An HTTP call came without the right key.")]
    private partial void LogKeyRefused();

    [LoggerMessage(EventIds.HttpBusy, LogLevel.Warning, "No room for a message of {Institution} by source {Source}: it was told to send again.")]
    private partial void LogBusy(string institution, string source);

    [LoggerMessage(EventIds.HttpBodyBroken, LogLevel.Information, "A body of {Institution} by source {Source} ended early, after {Length} bytes.")]
    private partial void LogBodyBroken(string institution, string source, int length);

    [LoggerMessage(EventIds.ReceiverFailed, LogLevel.Error, "A message of {Institution} by source {Source} could not be handed over.")]
    private partial void LogReceiverFailed(Exception bug, string institution, string source);
}
