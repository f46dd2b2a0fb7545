namespace Gateway.Delivery;

/// <summary>Why an order of a person is not taken, in both languages.</summary>
public sealed record OrderFault(string Chinese, string English)
{
    /// <summary>Both.</summary>
    public override string ToString() => $"{English} {Chinese}";
}
