using CsCheck;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Rules;

public sealed class FactRulesTests
{
    private static readonly Gen<decimal> Money = Gen.Int[-10_000_000, 10_000_000].Select(cents => cents / 100m);

    [Fact]
    public void Shares_that_make_the_total_pass_whatever_they_are_and_one_cent_more_does_not() =>
        Gen.Select(Money, Money, Money, Gen.Bool).Sample((fund, account, cash, holds) =>
        {
            RuleFacts facts = Amounts(("medfee_sumamt", fund + cash + (holds ? 0 : account)), ("fund_pay_sumamt", fund), ("acct_pay", account), ("psn_cash_pay", cash)) with { FundHoldsAccount = holds };

            Assert.Empty(Of<SharesMakeTheTotal>(facts));
            if (!holds || account != 0.01m)
            {
                Assert.Equal([(IssueCodes.SharesDiffer.Id, "medfee_sumamt")], Of<SharesMakeTheTotal>(facts with { Amounts = new Dictionary<string, decimal>(facts.Amounts) { ["medfee_sumamt"] = facts.Amounts["medfee_sumamt"] + 0.01m } }));
            }
        });

    [Fact]
    public void What_the_hospital_bears_may_stand_beside_the_other_shares() =>
        Assert.Empty(Of<SharesMakeTheTotal>(Amounts(("medfee_sumamt", 100m), ("fund_pay_sumamt", 60m), ("acct_pay", 10m), ("psn_cash_pay", 25m), ("hosp_part_amt", 5m))));

    [Fact]
    public void Shares_that_are_not_told_are_not_judged() =>
        Assert.Empty(Of<SharesMakeTheTotal>(Amounts(("medfee_sumamt", 100m), ("psn_cash_pay", 25m))));

    [Fact]
    public void A_trial_that_counts_the_bills_total_passes_and_any_other_is_refused_at_the_bills_total() =>
        Gen.Select(Money, Money).Sample((bill, trial) =>
        {
            RuleFacts facts = Amounts(("medfee_sumamt", trial)) with { Message = Sample.Of(new Claim().With(("total.value", Sample.Text(bill)))) };

            Assert.Equal(bill == trial ? [] : [(IssueCodes.TrialTotalDiffers.Id, "Claim.total.value")], Of<TrialTotalIsTheBills>(facts));
        });

    [Theory]
    [InlineData("0", true)]
    [InlineData("1", false)]
    [InlineData("2", true)]
    [InlineData("3", true)]
    [InlineData("9", true)]
    [InlineData("", false)]
    public void Only_an_insurance_in_force_pays(string status, bool isRefused) =>
        Assert.Equal(isRefused ? [IssueCodes.PersonNotInsured.Id] : [], Of<PersonIsInsured>(Known(("psn_insu_stas", status))).Select(issue => issue.Code));

    [Fact]
    public void An_insurance_whose_status_the_platform_does_not_tell_is_not_judged() => Assert.Empty(Of<PersonIsInsured>(Known()));

    [Theory]
    [InlineData("2020-01-01", true)]
    [InlineData("2020-01-02", false)]
    [InlineData("2020-01-03", false)]
    [InlineData("2020", false)]
    public void Nobody_is_treated_after_the_day_of_death(string death, bool isRefused)
    {
        string[] expected = isRefused ? [IssueCodes.PersonDeceased.Id] : [];

        Assert.Equal(expected, Of<PersonIsAlive>(Known(("deceased_on", death))).Select(issue => issue.Code));
        Assert.Equal(expected, Of<PersonIsAlive>(new RuleFacts(Sample.Of(new Patient { Deceased = new FhirDateTime(death) }))).Select(issue => issue.Code));
    }

    [Fact]
    public void A_person_on_the_list_is_refused_by_id_number_by_card_and_by_what_the_platform_says()
    {
        Func<string, string, string?> listed = (list, number) => list == "blocked-person" && number == "C1" ? "blocked" : null;
        Patient patient = new Patient().With(("identifier[idcard].value", "C1"));
        Coverage coverage = new Coverage().With(("identifier[credential].value", "C1"));

        Assert.Equal([(IssueCodes.PersonBlocked.Id, "Patient.identifier[idcard].value")], Of<PersonIsNotBlocked>(new RuleFacts(Sample.Of(patient)) { Listed = listed }));
        Assert.Equal([(IssueCodes.PersonBlocked.Id, "Coverage.identifier[credential].value")], Of<PersonIsNotBlocked>(new RuleFacts(Sample.Of(coverage)) { Listed = listed }));
        Assert.Equal([(IssueCodes.PersonBlocked.Id, "1101/baseinfo/certno")], Of<PersonIsNotBlocked>(Known(("certno", "C1")) with { Listed = listed }));
        Assert.Empty(Of<PersonIsNotBlocked>(new RuleFacts(Sample.Of(patient, coverage)) { Listed = (_, _) => null }));
    }

    [Theory]
    [InlineData("Z41.1", true)]
    [InlineData("Z41.100x002", true)]
    [InlineData("Z41.8", false)]
    [InlineData("J20.9", false)]
    [InlineData("Z4", false)]
    public void The_longest_code_of_the_list_that_fits_a_diagnosis_counts(string diagnosis, bool isOutside)
    {
        var list = new Dictionary<string, string> { ["Z41"] = "N", ["Z41.8"] = "Y", ["Z4"] = "N" };
        var facts = new RuleFacts(Sample.Of(new Condition().With(("code.coding[icd10].code", diagnosis)))) { Listed = (concept, code) => concept == "diagnosis-cover" ? list.GetValueOrDefault(code) : null };

        Assert.Equal(isOutside ? [(IssueCodes.DiagnosisNotCovered.Id, "Condition.code.coding[icd10].code")] : [], Of<DiagnosisIsCovered>(facts));
    }

    [Fact]
    public void Every_rule_is_in_the_registry_and_every_code_of_a_rule_has_a_level()
    {
        Type[] rules = [.. typeof(IFactRule).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IFactRule)))];

        Assert.Equal(rules.Select(rule => rule.Name).Order(), FactRules.All.Select(rule => rule.GetType().Name).Order());
        Assert.Equal(IssueCodes.All.Keys.Where(id => id.StartsWith("GW40", StringComparison.Ordinal)).Order(), RuleCatalog.All.Select(entry => entry.Code.Id).Order());
        Assert.All(Enum.GetValues<RuleStage>(), stage => Assert.Empty(FactRules.Check(new RuleFacts(Sample.Of()), stage)));
    }

    [Fact]
    public void An_institution_turns_a_rule_off_makes_it_a_warning_or_makes_a_warning_refuse()
    {
        var levels = new RuleLevels([KeyValuePair.Create("GW4001", RuleLevel.Off), KeyValuePair.Create("GW4003", RuleLevel.Warn), KeyValuePair.Create("GW4014", RuleLevel.Refuse)]);
        Issue[] found = [.. new[] { IssueCodes.TotalDiffers, IssueCodes.IdNumberInvalid, IssueCodes.DiagnosisNotCovered, IssueCodes.RowAmountDiffers, IssueCodes.FhirInvalid }.Select(code => new Issue(code, SourceLocation.Whole, ""))];

        Assert.Equal([("GW4003", false), ("GW4014", true), ("GW4002", false), ("GW4901", true)], levels.Apply(found).Select(issue => (issue.Code.Id, issue.IsError)));
        Assert.Equal(RuleCatalog.All.Select(entry => entry.Default), RuleCatalog.All.Select(entry => entry.Code.Severity == Severity.Error ? RuleLevel.Refuse : RuleLevel.Warn));
    }

    private static (string Code, string Path)[] Of<TRule>(RuleFacts facts)
        where TRule : IFactRule, new() => [.. new TRule().Check(facts).Select(issue => (issue.Code.Id, issue.At.Path))];

    private static RuleFacts Known(params (string Name, string Value)[] facts) => new(Sample.Of()) { Known = facts.ToDictionary(fact => fact.Name, fact => fact.Value) };

    private static RuleFacts Amounts(params (string Name, decimal Amount)[] amounts) => new(Sample.Of()) { Amounts = amounts.ToDictionary(amount => amount.Name, amount => amount.Amount) };
}
