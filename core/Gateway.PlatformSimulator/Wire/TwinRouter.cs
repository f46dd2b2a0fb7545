using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Dialects;
using Gateway.PlatformSimulator.Fhir;

namespace Gateway.PlatformSimulator.Wire;

/// <summary>Sends a request to the part that answers it, by the path's beginning.</summary>
internal sealed class TwinRouter(TwinDoor door, NhsaEndpoint nhsa, FhirEndpoint fhir, AdminEndpoint admin, TimeProvider time)
{
    public async Task<TwinAnswer> AnswerAsync(TwinRequest request)
    {
        if (door.TryFind(request, out string infno) || request.Path.StartsWith("/fsi/api/", StringComparison.Ordinal))
        {
            return await nhsa.AnswerAsync(request, infno);
        }

        if (door.IsTokenDesk(request))
        {
            return door.Tokens.Answer(request, time.GetUtcNow());
        }

        if (request.Path == "/fhir" || request.Path.StartsWith("/fhir/", StringComparison.Ordinal))
        {
            return await fhir.AnswerAsync(request);
        }

        return request.Path.StartsWith(AdminEndpoint.Path, StringComparison.Ordinal)
            ? admin.Answer(request)
            : TwinAnswer.Text(404, "text/plain;charset=UTF-8", $"The twin answers POST {door.Address}, /fhir and /__twin/*.");
    }
}
