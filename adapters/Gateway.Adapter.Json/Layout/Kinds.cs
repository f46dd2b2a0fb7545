namespace Gateway.Adapter.Json.Layout;

/// <summary>Questions about kinds.</summary>
internal static class Kinds
{
    public static bool Has(this Kind kinds, Kind one) => (kinds & one) == one;

    /// <summary>Whether values may stand without quotes.</summary>
    public static bool IsBare(this Kind kinds) => (kinds & (Kind.Number | Kind.Boolean | Kind.Either)) != Kind.Text;
}
