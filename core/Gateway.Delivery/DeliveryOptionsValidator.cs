using Microsoft.Extensions.Options;

namespace Gateway.Delivery;

[OptionsValidator]
internal sealed partial class DeliveryRangesValidator : IValidateOptions<DeliveryOptions>;

[OptionsValidator]
internal sealed partial class DestinationRangesValidator : IValidateOptions<DestinationOptions>;

[OptionsValidator]
internal sealed partial class TransactionRangesValidator : IValidateOptions<TransactionOptions>;

/// <summary>All faults at once, also those inside the entries of the dictionaries, which the generated validators do not enter.</summary>
internal sealed class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>
{
    private readonly DeliveryRangesValidator ranges = new();
    private readonly DestinationRangesValidator destinationRanges = new();
    private readonly TransactionRangesValidator transactionRanges = new();

    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        var faults = new ValidateOptionsResultBuilder();
        faults.AddResult(ranges.Validate(name, options));
        Check("Default", options.Default, faults);
        foreach ((string destination, DestinationOptions entry) in options.Destinations)
        {
            string place = $"Destinations:{destination}";
            faults.AddResult(destinationRanges.Validate(place, entry));
            Check(place, entry, faults);
        }

        for (int index = 0; index < options.Windows.Count; index++)
        {
            bool isRead = WindowReading.TryRead(options.Windows[index], out WindowSchedule? _, out OrderFault? fault);
            Expect(isRead, $"{DeliveryOptions.Section}:Windows:{index}: {fault}", faults);
        }

        return faults.Build();
    }

    private void Check(string place, DestinationOptions options, ValidateOptionsResultBuilder faults)
    {
        Expect(options.LongestProbeDelay >= options.ProbeDelay, $"{place}:LongestProbeDelay must not be shorter than ProbeDelay.", faults);
        Expect(options.Breaker.LongestBreak >= options.Breaker.Break, $"{place}:Breaker:LongestBreak must not be shorter than Break.", faults);
        foreach ((string transaction, TransactionOptions entry) in options.Transactions)
        {
            faults.AddResult(transactionRanges.Validate($"{place}:Transactions:{transaction}", entry));
            Expect(entry.Breaker is null || entry.Breaker.LongestBreak >= entry.Breaker.Break, $"{place}:Transactions:{transaction}:Breaker:LongestBreak must not be shorter than Break.", faults);
        }
    }

    private static void Expect(bool holds, string sentence, ValidateOptionsResultBuilder faults)
    {
        if (!holds)
        {
            faults.AddError(sentence);
        }
    }
}
