namespace Gateway.Mapping;

/// <summary>Makes steps from plain functions.</summary>
internal static class Steps
{
    /// <summary>A step over one value; does nothing where there is none.</summary>
    /// <param name="change">Gives null for a value that it cannot use, an empty text for "nothing".</param>
    /// <param name="expected">One sentence.</param>
    public static TransformStep One(Func<string, string?> change, string expected) => (ref Flow flow, RowScope _) =>
    {
        if (flow.Text is null || flow.Fault is not null)
        {
            return;
        }

        string? changed = change(flow.Text);
        flow.Fault = changed is null ? expected : null;
        flow.Text = string.IsNullOrEmpty(changed) ? null : changed;
    };

    /// <summary>A step over one value of a transform that takes no arguments.</summary>
    public static Func<TransformArguments, TransformStep?> Plain(Func<string, string?> change, string expected = "") =>
        call => call.Count == 0 ? One(change, expected) : call.Fail(TransformArguments.NoneTaken);

    /// <summary>A step that makes one value of many.</summary>
    public static TransformStep Fold(Func<List<string>, string?> fold, string expected) => (ref Flow flow, RowScope _) =>
    {
        if (flow.Fault is not null)
        {
            return;
        }

        string? folded = fold(flow.Items ?? []);
        flow.Fault = folded is null ? expected : null;
        flow.Text = string.IsNullOrEmpty(folded) ? null : folded;
        flow.Items = null;
    };

    /// <summary>A fold of a transform that takes no arguments.</summary>
    public static Func<TransformArguments, TransformStep?> PlainFold(Func<List<string>, string?> fold, string expected = "") =>
        call => call.Count == 0 ? Fold(fold, expected) : call.Fail(TransformArguments.NoneTaken);
}
