using Gateway.Contract;

namespace Gateway.Mapping.Oracle;

/// <summary>A value on its way. Null text is "nothing there".</summary>
internal sealed class PlainFlow
{
    public string? Text { get; set; }

    public List<string>? Many { get; set; }

    /// <summary>Where it was read; "not there" for what no record holds.</summary>
    public SourceNode Origin { get; set; }

    public bool IsRefused { get; set; }

    public string? System { get; set; }

    public string? Display { get; set; }
}
