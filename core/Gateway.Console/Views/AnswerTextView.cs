namespace Gateway.Console.Views;

/// <summary>A text of the other side that no row of errors.csv explains, masked.</summary>
/// <param name="Destination">For example <c>nhsa</c>.</param>
/// <param name="Transaction">For example <c>2207</c>.</param>
/// <param name="Text">Without numbers, names and values of messages: <c>…</c> stands for each. Can be a pattern as it is.</param>
/// <param name="Messages">How many messages got it.</param>
/// <param name="Institutions">Of how many institutions.</param>
/// <param name="FirstSeen">UTC.</param>
/// <param name="LastSeen">UTC.</param>
/// <param name="LastMessage">The number of the last message; <c>messages show</c> has the answer.</param>
/// <param name="Row">A row to begin with, for errors.csv.</param>
public sealed record AnswerTextView(string Destination, string Transaction, string Text, long Messages, int Institutions, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long LastMessage, string Row);

/// <summary>The texts, those of the most messages first.</summary>
public sealed record AnswerTextListView(IReadOnlyList<AnswerTextView> Texts);
