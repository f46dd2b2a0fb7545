using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.Transactions;

namespace Gateway.PlatformSimulator.Tests.Transactions;

public sealed class TransactionTableTests
{
    [Fact]
    public void Every_transaction_that_is_answered_says_which_fields_it_needs()
    {
        Assert.Equal(TransactionTable.ByInfno.Keys.Order(StringComparer.Ordinal), RequiredFields.Transactions.Order(StringComparer.Ordinal));
    }
}
