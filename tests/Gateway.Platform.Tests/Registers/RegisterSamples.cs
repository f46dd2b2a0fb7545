using System.Collections.Immutable;
using Gateway.Canonical;
using Hl7.Fhir.Model;

namespace Gateway.Platform.Tests;

/// <summary>The canonical messages of filings and registers that lie beside the platform's tables.</summary>
internal static class RegisterSamples
{
    /// <summary>One message of a story, e.g. <c>stock</c>, <c>05-sale</c>; changed where a test wants it otherwise.</summary>
    public static PlanRequest Of(string story, string file, Action<Bundle>? change = null)
    {
        Bundle message = CanonicalJson.ReadStrict(File.ReadAllBytes(Path.Combine(Repository.Tables, "samples", story, $"{file}.json"))).Value;
        change?.Invoke(message);
        string @event = message.Entry.Select(entry => entry.Resource).OfType<MessageHeader>().Single().Event is Coding coding ? coding.Code! : "";
        string institution = message.Entry.Select(entry => entry.Resource).OfType<Organization>().SelectMany(one => one.Identifier).First(one => one.System == "urn:cn:nhsa:id:institution").Value!;
        return new PlanRequest(@event, message, Product.Knowledge.Mapping!.Institution(institution)!, ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty, "sample/1.0"); // the samples' institutions are known
    }

    /// <summary>The resources of a type.</summary>
    public static IEnumerable<T> All<T>(this Bundle message)
        where T : Resource => message.Entry.Select(entry => entry.Resource).OfType<T>();
}
