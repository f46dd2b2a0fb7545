namespace Gateway.Platform;

/// <summary>The kinds of places where transactions go.</summary>
public static class Destinations
{
    /// <summary>The national health-insurance platform: envelope with <c>infno</c>.</summary>
    public const string Nhsa = "nhsa";

    /// <summary>A FHIR R4 server.</summary>
    public const string Fhir = "fhir";
}
