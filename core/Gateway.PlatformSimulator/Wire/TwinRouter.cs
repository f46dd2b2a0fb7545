using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Fhir;

namespace Gateway.PlatformSimulator.Wire;

/// <summary>Sends a request to the part that answers it, by the path's beginning.</summary>
internal sealed class TwinRouter(NhsaEndpoint nhsa, FhirEndpoint fhir, AdminEndpoint admin)
{
    public async Task<TwinAnswer> AnswerAsync(TwinRequest request)
    {
        if (request.Path.StartsWith(NhsaEndpoint.Path, StringComparison.Ordinal))
        {
            return await nhsa.AnswerAsync(request);
        }

        if (request.Path == "/fhir" || request.Path.StartsWith("/fhir/", StringComparison.Ordinal))
        {
            return await fhir.AnswerAsync(request);
        }

        return request.Path.StartsWith(AdminEndpoint.Path, StringComparison.Ordinal)
            ? admin.Answer(request)
            : TwinAnswer.Text(404, "text/plain;charset=UTF-8", "The twin answers POST /fsi/api/{infno}, /fhir and /__twin/*.");
    }
}
