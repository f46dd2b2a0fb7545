using Gateway.Canonical;
using Hl7.Fhir.Model;

namespace Gateway.Platform.Tests;

public sealed class FhirTransactionTextTests
{
    [Theory]
    [InlineData("transaction")]
    [InlineData("batch")]
    [InlineData("create")]
    public void A_transaction_cut_from_the_journalled_bytes_is_the_one_that_writing_it_would_give(string name)
    {
        Bundle message = Message();
        byte[] cut = FhirForms.BytesOf(name, message, CanonicalJson.Write(message));

        Assert.Equal(CanonicalJson.Write(FhirForms.TransactionOf(message, name)), cut);
        Assert.DoesNotContain("MessageHeader", System.Text.Encoding.UTF8.GetString(cut), StringComparison.Ordinal);
    }

    [Fact]
    public void The_cut_does_not_look_at_what_a_resource_says() =>
        Assert.Contains("\"text\":\"id\\\",\\\"resource\\\":{}\"", System.Text.Encoding.UTF8.GetString(FhirForms.BytesOf("transaction", Message(), CanonicalJson.Write(Message()))), StringComparison.Ordinal);

    [Fact]
    public void Bytes_of_another_message_are_not_cut()
    {
        Bundle other = Message();
        other.Entry.RemoveAt(3);

        Assert.Equal(CanonicalJson.Write(FhirForms.TransactionOf(Message())), FhirForms.BytesOf("transaction", Message(), CanonicalJson.Write(other)));
        Assert.Equal(CanonicalJson.Write(FhirForms.TransactionOf(Message())), FhirForms.BytesOf("transaction", Message(), default));
    }

    private static Bundle Message() => new()
    {
        Id = "m1",
        Type = Bundle.BundleType.Message,
        Identifier = new Identifier("urn:oid:1", "x"),
        Entry =
        [
            new() { FullUrl = "urn:uuid:1", Resource = new MessageHeader { Id = "1" } },
            new() { FullUrl = "urn:uuid:2", Resource = new Patient { Id = "2", Identifier = [new Identifier("urn:oid:1.2", "a|b测")], Name = [new HumanName { Text = "测试甲 & <乙>" }], Contained = [new Basic { Id = "inner" }] } },
            new() { FullUrl = "urn:uuid:3", Resource = new Basic { Id = "3", Code = new CodeableConcept { Text = "id\",\"resource\":{}" } } },
            new() { Resource = new Encounter { Identifier = [new Identifier("urn:oid:1.3", "v 1")] } },
        ],
    };
}
