using Gateway.Canonical;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

/// <summary>One visit's messages, delivered one after the other to the platform's twin, and orders to take the visit back.</summary>
internal sealed class TwinVisit(params FaultRule[] faults) : TwinLane(
    new("nhsa/H99999900001/visit/MZ20200102000003"), new TwinDelivery(new TwinOptions { Faults = new TwinFaults { Rules = [.. faults] } }), Product.Knowledge)
{
    public const string Settle = "mzsf-chronic.txt";
    public const string Cancel = "mzsfcx-cancel.txt";

    /// <summary>Delivers a sample of the visit.</summary>
    /// <param name="stopAfter">Attempts after which it is interrupted, the last one's outcome unknown; null for none.</param>
    /// <returns>False where it could not be planned: nothing to cancel.</returns>
    public async Task<bool> SendAsync(string sample, int? stopAfter = null)
    {
        PlanRequest request = Product.Sample("fujian-ini", sample);
        if (!Delivery.Plan(request).TryGetValue(out PlannedMessage? planned))
        {
            return false;
        }

        await SendAsync(request.Event, planned.Plan.ToJson(), CanonicalJson.Write(request.Message), stopAfter);
        return true;
    }
}
