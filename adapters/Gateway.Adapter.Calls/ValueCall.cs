using Gateway.Adapter.Calls.Layout;

namespace Gateway.Adapter.Calls;

/// <summary>A call for one value of a group.</summary>
internal sealed record ValueCall(GroupLayout Group, ValueLayout Layout, CallPattern Pattern);
