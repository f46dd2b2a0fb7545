namespace Gateway.Platform;

/// <summary>Collects texts of answers that no table knows, so that a person can add rows for them.</summary>
public interface IUnknownTexts
{
    /// <summary>Notes one. Never fails: a list must not stop a delivery.</summary>
    /// <param name="messageId">Whose attempt got it.</param>
    /// <param name="destination">For example <c>nhsa</c>.</param>
    /// <param name="transaction">For example <c>2207</c>.</param>
    /// <param name="masked">The text without numbers, names and values of the message.</param>
    Task NoteAsync(long messageId, string destination, string transaction, string masked);
}

/// <summary>Nobody collects.</summary>
internal sealed class NoUnknownTexts : IUnknownTexts
{
    public Task NoteAsync(long messageId, string destination, string transaction, string masked) => Task.CompletedTask;
}
