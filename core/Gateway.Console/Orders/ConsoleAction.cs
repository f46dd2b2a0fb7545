using System.Collections.Immutable;
using Gateway.Console.Access;
using Gateway.Console.Words;

namespace Gateway.Console.Orders;

/// <summary>One thing that operators can do: the same in console, API and command line.</summary>
/// <param name="Name">For example <c>messages.retry</c>; in the audit trail.</param>
/// <param name="Path">Of the API, as routed: <c>/api/messages/{id:long}/retry</c>. Every action is a POST.</param>
/// <param name="Verb">Of the command line, without <c>gateway</c>: <c>messages retry</c>.</param>
/// <param name="Right">Who may.</param>
/// <param name="Label">On the button.</param>
public sealed record ConsoleAction(string Name, string Path, string Verb, Right Right, Word Label)
{
    /// <summary>What the form asks for beside the reason.</summary>
    public ImmutableArray<ActionField> Fields { get; init; } = [];

    /// <summary>Whether somebody else has to approve it.</summary>
    public bool NeedsTwo { get; init; }

    /// <summary>The API's path with its places filled, in order.</summary>
    public string PathFor(params ReadOnlySpan<string> places)
    {
        string[] parts = Path.Split('/');
        int next = 0;
        for (int at = 0; at < parts.Length; at++)
        {
            parts[at] = parts[at].StartsWith('{') ? Uri.EscapeDataString(places[next++]) : parts[at];
        }

        return string.Join('/', parts);
    }
}

/// <summary>One field of an action's form, which becomes a member of the call's body.</summary>
/// <param name="Name">The member.</param>
/// <param name="Choices">What can be chosen; empty for free text.</param>
public sealed record ActionField(string Name, Word Label, ImmutableArray<(string Value, Word Label)> Choices = default, bool IsRequired = true)
{
    /// <summary>A yes or no: becomes a boolean.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>A whole number: becomes a number.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Text that becomes base64: the form's <c>NAME.end</c> and <c>NAME.encoding</c> say of which bytes. See <see cref="Privacy.EditableText"/>.</summary>
    public bool IsBytes { get; init; }
}
