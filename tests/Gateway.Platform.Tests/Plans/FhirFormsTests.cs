using Hl7.Fhir.Model;

namespace Gateway.Platform.Tests;

public sealed class FhirFormsTests
{
    [Fact]
    public void A_message_becomes_conditional_updates_so_that_sending_it_twice_changes_nothing()
    {
        var message = new Bundle
        {
            Type = Bundle.BundleType.Message,
            Entry =
            [
                new() { FullUrl = "urn:uuid:1", Resource = new MessageHeader() },
                new() { FullUrl = "urn:uuid:2", Resource = new Patient { Id = "2", Identifier = [new Identifier("urn:oid:1.2", "a|b")] } },
                new() { FullUrl = "urn:uuid:3", Resource = new Basic { Id = "3" } },
            ],
        };

        Bundle transaction = FhirForms.TransactionOf(message);

        Assert.Equal(Bundle.BundleType.Transaction, transaction.Type);
        Assert.Equal(["Patient?identifier=urn%3Aoid%3A1.2%7Ca%7Cb", "Basic/3"], transaction.Entry.Select(entry => entry.Request!.Url));
        Assert.Equal([null, "3"], transaction.Entry.Select(entry => entry.Resource!.Id));
        Assert.All(transaction.Entry, entry => Assert.Equal(Bundle.HTTPVerb.PUT, entry.Request!.Method));
    }
}
