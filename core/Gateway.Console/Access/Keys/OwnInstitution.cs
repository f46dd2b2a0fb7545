using Microsoft.AspNetCore.Builder;

namespace Gateway.Console.Access.Keys;

/// <summary>Marks a call that an institution's own key may make, because it answers with that institution's things only.</summary>
internal sealed class OwnInstitution
{
    public static readonly OwnInstitution Mark = new();
}

internal static class OwnInstitutionConvention
{
    /// <summary>Opens the call to institutions' keys.</summary>
    public static TBuilder ForInstitutionsToo<TBuilder>(this TBuilder call)
        where TBuilder : IEndpointConventionBuilder
    {
        call.Add(endpoint => endpoint.Metadata.Add(OwnInstitution.Mark));
        return call;
    }
}
