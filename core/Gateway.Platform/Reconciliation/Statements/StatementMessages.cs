using System.Globalization;
using Gateway.Canonical;
using Gateway.Journal;
using Hl7.Fhir.Model;
using MessageHeader = Hl7.Fhir.Model.MessageHeader;

namespace Gateway.Platform;

/// <summary>Canonical messages that the gateway itself sends to reconcile: a PaymentReconciliation, with the detail file as a DocumentReference.</summary>
internal static class StatementMessages
{
    public const string Total = "ledger.total";
    public const string Detail = "ledger.detail";
    public const string Reverse = "ledger.reverse";
    public const string Run = "ledger.run";

    /// <summary>3201.</summary>
    public static Bundle TotalOf(string seed, LedgerAccount account, DateOnly day, StatementTotals totals, FundPayment fund) =>
        Message(seed, Total, [Statement(account, day, totals, fund)]);

    /// <summary>9101, 3202, 9102.</summary>
    public static Bundle DetailOf(string seed, LedgerAccount account, DateOnly day, StatementTotals totals, FundPayment fund, string fileName, byte[] zip)
    {
        var file = new DocumentReference
        {
            Status = DocumentReferenceStatus.Current,
            Content = [new DocumentReference.ContentComponent { Attachment = new Attachment { ContentType = "application/zip", Data = zip, Title = fileName } }],
        };
        return Message(seed, Detail, [Statement(account, day, totals, fund), file]);
    }

    /// <summary>2601 of a settlement that nobody here wants.</summary>
    public static Bundle ReverseOf(string seed, DateOnly day, string person, string msgId, string transaction)
    {
        PaymentReconciliation statement = Statement(new LedgerAccount("", "", ""), day, default, FundPayment.WithoutAccount);
        Add(statement, "psn_no", new FhirString(person));
        Add(statement, "omsgid", new FhirString(msgId));
        Add(statement, "oinfno", new FhirString(transaction));
        return Message(seed, Reverse, [statement]);
    }

    /// <summary>A whole run: nothing is sent for it.</summary>
    public static Bundle RunOf(string seed, DateOnly day) => Message(seed, Run, [Statement(new LedgerAccount("", "", ""), day, default, FundPayment.WithoutAccount)]);

    private static PaymentReconciliation Statement(LedgerAccount account, DateOnly day, StatementTotals totals, FundPayment fund)
    {
        string date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var statement = new PaymentReconciliation
        {
            Status = FinancialResourceStatusCodes.Active,
            Period = new Period { Start = date, End = date },
            Created = date,
            PaymentDate = date,
            PaymentAmount = new Money { Value = totals.Amounts.Total, Currency = Money.Currencies.CNY },
        };
        Add(statement, "insutype", new FhirString(account.Insutype));
        Add(statement, "clr_type", new FhirString(account.ClearingType));
        Add(statement, "setl_optins", new FhirString(account.Agency));
        Add(statement, "fund_pay_sumamt", new FhirDecimal(FundRule.Said(fund, totals.Amounts.Fund, totals.Amounts.Account)));
        Add(statement, "acct_pay", new FhirDecimal(totals.Amounts.Account));
        Add(statement, "cash_payamt", new FhirDecimal(totals.Amounts.Cash));
        Add(statement, "fixmedins_setl_cnt", new Integer(totals.Count));
        return statement;
    }

    private static void Add(PaymentReconciliation statement, string name, DataType value)
    {
        if (value is not FhirString { Value: null or "" })
        {
            statement.Extension.Add(new Extension($"urn:cn:nhsa:ext:{name}", value));
        }
    }

    private static Bundle Message(string seed, string @event, Resource[] resources)
    {
        var header = new MessageHeader { Event = new Coding(CanonicalSystems.Event, @event), Source = new MessageHeader.MessageSourceComponent { Endpoint = "urn:cn:gateway" } };
        var bundle = new Bundle { Id = EntryId.Of(seed, "Bundle"), Type = Bundle.BundleType.Message, Identifier = new Identifier(CanonicalSystems.Content, seed) };
        foreach (Resource resource in (Resource[])[header, .. resources])
        {
            resource.Id = EntryId.Of(seed, resource.TypeName);
            bundle.Entry.Add(new Bundle.EntryComponent { FullUrl = $"urn:uuid:{resource.Id}", Resource = resource });
        }

        return bundle;
    }
}
