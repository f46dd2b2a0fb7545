using System.Text;
using Gateway.Adapter.Json;

namespace Gateway.AdapterConformance.Json;

public sealed class JsonConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new JsonAdapter();

    protected override string Marks => "{}[]\",:\\/'";

    protected override byte[] Large(Sample sample, int bytes)
    {
        if (sample.Name.StartsWith("flat", StringComparison.Ordinal)) // such a message has so many names and no more
        {
            string filling = new('x', bytes / 1000);
            return Encoding.ASCII.GetBytes($"{{{string.Join(',', Enumerable.Range(0, 1000).Select(index => $"\"items[{index}].code\":\"{filling}\""))}}}");
        }

        const string Row = "{\"code\":\"10001\",\"name\":\"阿莫西林胶囊\",\"price\":12.5000}";
        TextEncodings.TryGet(sample.Encoding, out Encoding? encoding);
        encoding ??= Encoding.UTF8;
        return encoding.GetBytes($"{{\"rows\":[{string.Join(',', Enumerable.Repeat(Row, bytes / encoding.GetByteCount(Row)))}]}}");
    }
}
