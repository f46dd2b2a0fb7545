using Gateway.Console.Api;
using Gateway.Contract;

namespace Gateway.Host.Mappings;

/// <summary>Faults as operators see them.</summary>
internal static class FaultViews
{
    public static FaultView Of(Issue fault) => new(fault.At.Path, fault.Code.Id, fault.Code.Severity.ToString().ToLowerInvariant(), fault.Code.Chinese, fault.Code.English, fault.Reason);
}
