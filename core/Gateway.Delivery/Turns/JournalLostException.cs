namespace Gateway.Delivery;

/// <summary>The journal refused a fact or could not be read: memory and journal may disagree, so the engine stops.</summary>
internal sealed class JournalLostException(Exception cause) : Exception("The journal failed; delivery stops. A restart goes on from what the journal holds.", cause);
