namespace Gateway.Journal;

/// <summary>A fact cannot be true after what the journal already holds. Nothing was written; the journal goes on.</summary>
/// <param name="sentence">What stands against it, and what to do instead.</param>
public sealed class FactRefusedException(string sentence) : InvalidOperationException(sentence);

/// <summary>A write failed, so nobody can say what is on disk: the journal takes and gives nothing until a restart has read what is true.</summary>
/// <param name="sentence">What failed.</param>
/// <param name="cause">The store's own exception.</param>
public sealed class JournalBrokenException(string sentence, Exception cause) : IOException(sentence, cause);

/// <summary>The journal's file cannot be used by this program: newer, foreign, damaged, locked by another gateway, or not writable.</summary>
/// <param name="sentence">What is wrong with it and what an operator can do.</param>
/// <param name="cause">The store's own exception; null where there is none.</param>
public sealed class JournalUnusableException(string sentence, Exception? cause = null) : IOException(sentence, cause);
