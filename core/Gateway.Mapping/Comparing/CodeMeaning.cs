namespace Gateway.Mapping;

/// <summary>Says in words what a changed code row does.</summary>
internal static class CodeMeaning
{
    public static string Of(RowPair pair, string concept) => pair switch
    {
        { Old: null, New: { } added } => $"code {added["code"]} of {concept} now gives {Target(added)}{Validity(added)}",
        { Old: { } removed, New: null } => $"code {removed["code"]} of {concept} is no longer known here (it gave {Target(removed)}): the next layer answers, or it counts as unmapped",
        { Old: { } old, New: { } row } => string.Join("; ", Changed(old, row, concept)),
        _ => "",
    };

    private static IEnumerable<string> Changed(ComparedRow old, ComparedRow row, string concept)
    {
        if (old["target"] != row["target"])
        {
            yield return $"code {row["code"]} of {concept} now gives {Target(row)} instead of {Target(old)}";
        }
        else if (old["target_display"] != row["target_display"] || old["display"] != row["display"])
        {
            yield return $"code {row["code"]} of {concept} is now called {Name(row)}, before {Name(old)}";
        }

        if (old["valid_from"] != row["valid_from"] || old["valid_to"] != row["valid_to"])
        {
            yield return $"code {row["code"]} of {concept} holds{(Validity(row) is { Length: > 0 } validity ? validity : " always")} now";
        }

        if (old["equivalence"] != row["equivalence"])
        {
            yield return $"it counts as {(row["equivalence"].Length == 0 ? "equal" : row["equivalence"])} now";
        }

        if (old["note"] != row["note"])
        {
            yield return "another note (changes nothing)";
        }
    }

    private static string Target(ComparedRow row) => (row["target"], row["target_display"]) switch
    {
        ("", _) when row["equivalence"] == "unmatched" => "nothing (unmatched)",
        ("", _) => row["code"],
        (var target, "") => target,
        var (target, display) => $"{target} ({display})",
    };

    private static string Name(ComparedRow row) => (row["target_display"].Length > 0 ? row["target_display"] : row["display"]) is { Length: > 0 } name ? name : "nothing";

    private static string Validity(ComparedRow row) =>
        (row["valid_from"].Length == 0 ? "" : $" from {row["valid_from"]}") + (row["valid_to"].Length == 0 ? "" : $" until {row["valid_to"]}");
}
