namespace Gateway.Console.Orders;

/// <summary>What a person orders through the API: who and why. Of somebody who signed in, the session says who.</summary>
public interface IOrder
{
    string Actor { get; }

    string Reason { get; }

    /// <summary>The same order given by somebody.</summary>
    IOrder By(string actor);
}
