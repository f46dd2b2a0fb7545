using Gateway.Contract;
using Gateway.Mapping.Tests.Samples;

namespace Gateway.Mapping.Tests.Tracing;

public sealed class BundleTraceTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public static TheoryData<ProductSample> Mapped => ProductSamplesTests.Mapped;

    [Theory]
    [MemberData(nameof(Mapped))]
    public void Every_value_of_a_sample_says_who_put_it_there(ProductSample sample)
    {
        MappedMessage mapped = sample.Map(sample.Read().Value).Value;

        Assert.Empty(BundleTrace.Of(mapped).Where(value => value.Origin == ElementOrigin.Unknown).Select(value => value.Element));
    }

    [Theory]
    [MemberData(nameof(Mapped))]
    public void The_bytes_of_a_value_decode_to_what_stands_at_its_source(ProductSample sample)
    {
        ReadMessage read = sample.Read().Value;
        SourceRecord record = read.Record!; // read
        TracedElement[] traced = [.. BundleTrace.Of(sample.Map(read).Value).Where(value => value.At.Offset >= 0)];

        Assert.NotEmpty(traced);
        Assert.All(traced.Where(value => IsText(sample, value.At)), value => Assert.Equal(record[value.At.Path], Meant(TextAt(record, value.At))));
    }

    [Fact]
    public void A_value_a_code_a_reference_and_the_currency_each_have_their_origin()
    {
        Dictionary<string, TracedElement> traced = BundleTrace.Of(Messages.Map(mappings.LoadGood(), Messages.Settle).Value).ToDictionary(value => value.Element);

        Assert.Equal(("sources/test/1.0/settle.csv:2", "person/card"), (traced["Patient.identifier[idcard].value"].TableRow, traced["Patient.identifier[idcard].value"].At.Path));
        Assert.Equal(ElementOrigin.Slice, traced["Patient.identifier[idcard].system"].Origin);
        Assert.Equal("sources/test/1.0/settle.csv:5", traced["Claim.patient.reference"].TableRow);
        Assert.Equal((ElementOrigin.Row, ElementOrigin.Gateway), (traced["Claim.total.value"].Origin, traced["Claim.total.currency"].Origin));
        Assert.Equal(ElementOrigin.Gateway, traced["MessageHeader.eventCoding.code"].Origin);
        Assert.Equal("bill/item[2]/count", traced["ChargeItem[2].quantity.value"].At.Path);
    }

    [Fact]
    public void Amounts_are_known_as_money_and_persons_as_personal()
    {
        Dictionary<string, TracedElement> traced = BundleTrace.Of(Messages.Map(mappings.LoadGood(), Messages.Settle).Value).ToDictionary(value => value.Element);

        Assert.Equal(["ChargeItem[1].priceOverride.value", "Claim.total.value"], traced.Values.Where(value => value.IsMoney).Select(value => value.Element).Order(StringComparer.Ordinal));
        Assert.Equal((true, true, true, false), (traced["Patient.gender"].IsPersonal, traced["Patient.identifier[idcard].value"].IsPersonal, traced["Claim.identifier[invoice].value"].IsPersonal, traced["ChargeItem[1].quantity.unit"].IsPersonal));
    }

    public void Dispose() => mappings.Dispose();

    // HL7 v2 escapes and INI padding stand between the bytes and the text: where the record's own text is not simply its bytes, the bytes must still hold it.
    // JSON escapes Chinese that need not be.
    private static string? Meant(string? sent) => sent?.Contains("\\u", StringComparison.Ordinal) == true ? System.Text.RegularExpressions.Regex.Unescape(sent)
        : System.Net.WebUtility.HtmlDecode(sent)?.Replace("\\S\\", "^", StringComparison.Ordinal);

    // Numbers of C structures and FoxPro tables are no text; what stands in a ZIP, or in no bytes of its own (a place in an array), has a place without a length.
    private static bool IsText(ProductSample sample, SourceLocation at) => at.Length > 0 && ProductSample.Catalog.Source(sample.Source)!.Newest.Adapter is not ("dbf" or "fixed" or "excel"); // the product's own

    private static string? TextAt(SourceRecord record, SourceLocation at)
    {
        string text = record.Encoding.GetString(record.Bytes.Span.Slice(at.Offset, at.Length));
        string? own = record[at.Path];
        return own is not null && text.Contains(own, StringComparison.Ordinal) && text.Trim('0', ' ').Length <= own.Length + 2 ? own : text;
    }
}
