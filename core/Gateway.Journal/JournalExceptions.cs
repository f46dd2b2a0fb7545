namespace Gateway.Journal;

/// <summary>A fact cannot be true after what the journal already holds. Nothing was written; the journal goes on.</summary>
/// <param name="sentence">What stands against it, and what to do instead.</param>
public sealed class FactRefusedException(string sentence) : InvalidOperationException(sentence);

/// <summary>A write failed, so nobody can say what is on disk: the journal takes and gives nothing until a restart has read what is true.</summary>
/// <param name="sentence">What failed.</param>
/// <param name="cause">The store's own exception.</param>
public class JournalBrokenException(string sentence, Exception cause) : IOException(sentence, cause);

/// <summary>The store cannot be reached now: nothing new is taken. What waits is written when it is back, and the journal goes on by itself.</summary>
/// <param name="sentence">What is the matter.</param>
/// <param name="cause">The store's own exception.</param>
public sealed class JournalAwayException(string sentence, Exception cause) : JournalBrokenException(sentence, cause);

/// <summary>The journal's file cannot be used by this program: newer, foreign, damaged, locked by another gateway, or not writable.</summary>
/// <param name="sentence">What is wrong with it and what an operator can do.</param>
/// <param name="cause">The store's own exception; null where there is none.</param>
public sealed class JournalUnusableException(string sentence, Exception? cause = null) : IOException(sentence, cause)
{
    /// <summary>Whether it may pass by itself, because only its server cannot be reached now: whoever opens the journal may try again.</summary>
    public bool MayPass { get; init; }
}
