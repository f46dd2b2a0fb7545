using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Elements;

public sealed class BoundPathTests
{
    [Fact]
    public void A_slice_is_made_once_with_its_fixed_values_and_found_again()
    {
        var patient = new Patient { Identifier = [new Identifier("urn:other", "7")] };

        Assert.True(Bind("Patient.identifier[idcard].value").TrySetText(patient, "1"));
        Assert.True(Bind("Patient.identifier[idcard].value").TrySetText(patient, "2"));

        Assert.Equal(["urn:other|7", "urn:oid:2.16.156.10011.1.3|2"], patient.Identifier.Select(identifier => $"{identifier.System}|{identifier.Value}"));
        Assert.Equal("2", Read(patient, "Patient.identifier[idcard].value"));
    }

    [Fact]
    public void A_slice_whose_fixed_value_lies_deeper_is_made_and_found()
    {
        var model = new ElementModel(SliceCatalog.Parse("path,name,element,value\nClaimResponse.total,*,category.coding.code,{name}\n"));
        var response = new ClaimResponse();

        foreach ((string slice, string amount) in (ValueTuple<string, string>[])[("acct_pay", "1.50"), ("hifp_pay", "2"), ("acct_pay", "3.10")])
        {
            Assert.True(model.TryBind($"ClaimResponse.total[{slice}].amount.value", null, out BoundPath? path, out _));
            Assert.True(path.TrySetText(response, amount));
        }

        Assert.Equal(2, response.Total.Count);
        Assert.Equal(3.10m, response.Total[0].Amount.Value);
        Assert.Equal("hifp_pay", response.Total[1].Category.Coding[0].Code);
    }

    [Fact]
    public void An_amount_of_money_is_in_yuan()
    {
        var claim = new Claim();

        Bind("Claim.total.value").TrySetText(claim, "12.50");

        Assert.Equal(Money.Currencies.CNY, claim.Total.Currency);
        Assert.Equal("12.50", Read(claim, "Claim.total.value"));
    }

    [Fact]
    public void An_extension_gets_its_url_from_its_name()
    {
        var claim = new Claim();

        Bind("Claim.extension[psn_setlway].valueCode").TrySetText(claim, "01");

        Assert.Equal("01", Assert.IsType<Code>(claim.GetExtension("urn:cn:nhsa:ext:psn_setlway")!.Value).Value);
        Assert.Null(Read(claim, "Claim.extension[psn_setlway].valueString"));
    }

    [Fact]
    public void A_position_makes_the_elements_before_it()
    {
        var patient = new Patient();

        Bind("Patient.name.given[2]").TrySetText(patient, "b");
        Bind("Patient.name.given[1]").TrySetText(patient, "a");

        Assert.Equal(["a", "b"], patient.Name[0].Given);
    }

    [Theory]
    [InlineData("Patient.birthDate", "2026-01-31", true)]
    [InlineData("Patient.birthDate", "2026-02-30", false)]
    [InlineData("Patient.birthDate", "20260131", false)]
    [InlineData("Patient.gender", "male", true)]
    [InlineData("Patient.gender", "男", false)]
    [InlineData("Patient.active", "true", true)]
    [InlineData("Patient.active", "Y", false)]
    [InlineData("Claim.created", "2026-01-31T08:30:00+08:00", true)]
    [InlineData("Claim.created", "2026-01-31T08:30:00", false)]
    [InlineData("Claim.item.sequence", "1", true)]
    [InlineData("Claim.item.sequence", "0", false)]
    [InlineData("Claim.total.value", "-12.50", true)]
    [InlineData("Claim.total.value", "1,250", false)]
    [InlineData("Claim.total.value", "1e3", false)]
    [InlineData("Claim.total.value", "0.1234567890123456789012345678", true)]
    [InlineData("Claim.total.value", "0.12345678901234567890123456789", false)]
    [InlineData("Claim.total.value", "1\0", false)]
    [InlineData("Claim.created", "2026-01-31T08:30+08:00", false)]
    [InlineData("Patient.id", "a b", false)]
    [InlineData("Patient.name.text", "测试甲", true)]
    public void A_primitive_takes_what_its_type_allows_and_nothing_else(string text, string value, bool isTaken)
    {
        BoundPath path = Bind(text);
        var resource = (Resource)Activator.CreateInstance(ModelInfo.GetTypeForFhirType(path.Written.Type!)!)!;

        Assert.Equal(isTaken, path.Takes(value));
        Assert.Equal(isTaken, path.TrySetText(resource, value));
        Assert.Equal(isTaken ? value : null, Read(resource, text));
    }

    [Fact]
    public void A_coding_keeps_the_system_of_its_slice()
    {
        var model = new ElementModel(SliceCatalog.Parse("path,name,element,value\nCondition.code.coding,icd10,system,urn:icd10\n"));
        var condition = new Condition();
        Assert.True(model.TryBind("Condition.code.coding[icd10]", null, out BoundPath? path, out _));

        path.SetCoding(condition, new Coding("urn:elsewhere", "I10", "高血压"));

        Coding coding = Assert.Single(condition.Code.Coding);
        Assert.Equal(("urn:icd10", "I10", "高血压"), (coding.System, coding.Code, coding.Display));
    }

    [Fact]
    public void Every_value_behind_a_path_is_found()
    {
        var claim = new Claim { Item = [Item(1), new Claim.ItemComponent(), Item(3)] };

        Assert.Equal(["1", "3"], Bind("Claim.item.net.value").All(claim).Select(BoundPath.TextOf));
    }

    private static Claim.ItemComponent Item(decimal amount) => new() { Net = new Money { Value = amount } };

    private static string? Read(Base start, string path) => BoundPath.TextOf(Bind(path).First(start));

    private static BoundPath Bind(string text) => ElementModel.Default.TryBind(text, null, out BoundPath? path, out PathFault? fault) ? path : throw new ArgumentException(fault.Reason, nameof(text));
}
