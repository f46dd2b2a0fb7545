namespace Gateway.Contract;

/// <summary>One kind of fault: a permanent id, its severity and one plain sentence per language.</summary>
/// <param name="Id"><c>GW</c> and four digits; the thousand names the step (1 receive, 2 read, 3 map, 4 check, 5 plan, 6 deliver, 7 reply, 8 tables, 9 the gateway itself). Never reused.</param>
/// <param name="Severity">Whether data is lost.</param>
/// <param name="English">One sentence for people, without any value of the message.</param>
/// <param name="Chinese">The same sentence in Chinese.</param>
public sealed record IssueCode(string Id, Severity Severity, string English, string Chinese);
