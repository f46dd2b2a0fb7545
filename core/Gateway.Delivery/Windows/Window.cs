namespace Gateway.Delivery;

/// <summary>One window of one destination.</summary>
/// <param name="Id">Number of its order in the journal, or <c>gateway.json 1</c> and so on.</param>
/// <param name="Destination">For example <c>nhsa</c>.</param>
/// <param name="Schedule">When.</param>
/// <param name="Reason">For people.</param>
/// <param name="Effect">What it does.</param>
internal sealed record Window(string Id, string Destination, WindowSchedule Schedule, string Reason, WindowEffect Effect);

/// <summary>What a window does to its destination.</summary>
public enum WindowEffect
{
    /// <summary>Nothing is sent: the other side is known to be shut.</summary>
    Closed,

    /// <summary>Nothing is sent until a person says so: an operator has paused it.</summary>
    Paused,

    /// <summary>Sending goes on although another window says no: an operator knows better.</summary>
    Open,
}
