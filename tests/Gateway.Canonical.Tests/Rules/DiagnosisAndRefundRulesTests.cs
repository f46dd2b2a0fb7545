using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Rules;

public sealed class DiagnosisAndRefundRulesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0 1 0")]
    public void One_main_diagnosis_or_no_diagnosis_at_all_passes(string flags) => Assert.Empty(OfDiagnoses(flags));

    [Fact]
    public void Diagnoses_without_a_main_one_are_refused() =>
        Assert.Equal([(IssueCodes.MainDiagnosisCount.Id, "Condition.extension[maindiag_flag].valueCode")], OfDiagnoses("0 0"));

    [Fact]
    public void A_second_main_diagnosis_is_refused_at_the_second() =>
        Assert.Equal([(IssueCodes.MainDiagnosisCount.Id, "Condition[3].extension[maindiag_flag].valueCode")], OfDiagnoses("1 0 1"));

    [Fact]
    public void A_labelled_diagnosis_is_named_by_its_label()
    {
        var main = new Condition { Meta = new Meta { Tag = [new Coding(CanonicalSystems.Label, "main")] } };

        Assert.Equal(
            [(IssueCodes.MainDiagnosisCount.Id, "Condition#main.extension[maindiag_flag].valueCode")],
            Sample.Issues<OneMainDiagnosis>(Sample.Of(main.With(("extension[maindiag_flag].valueCode", "0")))));
    }

    [Fact]
    public void What_takes_something_back_without_saying_what_is_refused()
    {
        Bundle message = Sample.Of(new Hl7.Fhir.Model.Task(), Sample.Row(-3m), new Claim().With(("total.value", "-3")));

        Assert.Equal(
            ["Task.focus.identifier.value", "ChargeItem[1].extension[init_feedetl_sn].valueString", "Claim.related.claim"],
            Sample.Issues<RefundNamesItsOriginal>(message).Select(issue => issue.Path));
        Assert.All(new RefundNamesItsOriginal().Check(message), issue => Assert.Equal(IssueCodes.OriginalMissing, issue.Code));
    }

    [Fact]
    public void What_names_its_original_passes()
    {
        Bundle message = Sample.Of(
            new Hl7.Fhir.Model.Task().With(("focus.identifier.value", "MZ1")),
            Sample.Row(-3m).With(("extension[init_feedetl_sn].valueString", "1")),
            Sample.Row(3m));

        Assert.Empty(Sample.Issues<RefundNamesItsOriginal>(message));
    }

    [Fact]
    public void Every_rule_is_in_the_registry()
    {
        Type[] rules = [.. typeof(ICanonicalRule).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ICanonicalRule)))];

        Assert.Equal(rules.Select(rule => rule.Name).Order(), CanonicalRules.All.Select(rule => rule.GetType().Name).Order());
        Assert.Empty(CanonicalRules.Check(Sample.Of()));
    }

    private static (string Code, string Path)[] OfDiagnoses(string flags) => Sample.Issues<OneMainDiagnosis>(Sample.Of(
        [.. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(flag => new Condition().With(("extension[maindiag_flag].valueCode", flag)))]));
}
