using System.Diagnostics.CodeAnalysis;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>Who is signed in where: an operator of an institution at a destination. All lanes of that operator share one session a day.</summary>
/// <param name="Destination">For example <c>nhsa</c>.</param>
/// <param name="Institution">Twelve characters.</param>
/// <param name="Operator">The institution's number for the person or machine that signs in.</param>
public readonly record struct SessionKey(string Destination, string Institution, string Operator)
{
    /// <summary>The scope of the key book whose pages hold <see cref="Number"/> and <see cref="Day"/> of an operator.</summary>
    public const string Scope = "operator";

    /// <summary>The number that the platform gave.</summary>
    public const string Number = "sign_no";

    /// <summary>The day in China for which it was given, as <c>2026-03-01</c>.</summary>
    public const string Day = "sign_day";

    /// <summary>Where signing in is kept in order.</summary>
    public LaneKey Lane => new($"{Destination}/{Institution}/{Scope}/{Operator}");

    /// <summary>Reads a lane in which an operator signs in and out.</summary>
    public static bool TryOf(LaneKey? lane, [NotNullWhen(true)] out SessionKey? key)
    {
        key = lane?.Text.Split('/', 4) is [var destination, var institution, Scope, { Length: > 0 } number] ? new SessionKey(destination, institution, number) : null;
        return key is not null;
    }
}
