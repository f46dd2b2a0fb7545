using System.Text.Json;

namespace Gateway.Contract;

/// <summary>
/// The plugin that knows one wire format: bytes in, record out; record in, bytes out.
/// It knows no hospital, no FHIR and no platform. One instance serves every source of the format.
/// </summary>
public interface IAdapter
{
    /// <summary>The format's name as sources write it, in lower case: <c>ini</c>, <c>hl7v2</c>.</summary>
    string Name { get; }

    /// <summary>Prepares the format for one source's layout.</summary>
    /// <param name="layout">The <c>layout</c> of source.yaml as a JSON object; the adapter says which members it takes and refuses others by name.</param>
    /// <param name="encoding">The source's encoding, as <see cref="TextEncodings"/> names it.</param>
    /// <returns>The codec, or every fault of the layout with its member's path as location.</returns>
    Outcome<ICodec> Open(JsonElement layout, string encoding);
}
