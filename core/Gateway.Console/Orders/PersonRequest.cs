using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Console.Orders;

/// <summary>What somebody asked for that a second person has to approve.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Action">For example <c>unknowns.reverse</c>.</param>
/// <param name="Path">Of the call.</param>
/// <param name="By">Who asked.</param>
/// <param name="State"><c>open</c>, <c>approved</c>, <c>declined</c> or <c>expired</c>.</param>
/// <param name="DecidedBy">Who approved or declined; null while it is open.</param>
internal sealed record PersonRequest(long Number, string Action, string Path, string By, string Reason, DateTimeOffset At, string State, string? DecidedBy = null, DateTimeOffset? DecidedAt = null)
{
    /// <summary>What earlier versions kept here; taken out when the file is read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Body { get; init; }
}

/// <summary>An order that goes on because a second person approved it.</summary>
/// <param name="By">Who asked.</param>
/// <param name="Approver">Who approved.</param>
internal sealed record ApprovedOrder(long Number, string By, string Approver)
{
    /// <summary>Both names, for the journal.</summary>
    public string Actor => $"{By}+{Approver}";

    /// <summary>Where the call carries it.</summary>
    public const string Item = "gateway-approved-order";
}

/// <summary>What somebody is told whose order waits for a second person.</summary>
public sealed record RequestAnswer(long Request, string Chinese, string English)
{
    internal static RequestAnswer Of(PersonRequest request) =>
        new(request.Number, $"已提交申请{request.Number}，需由另一人批准。", $"Request {request.Number} is made: somebody else has to approve it.");
}
