using AutoMapper;
using Gateway.Console.Views;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Console.Tests.Views;

public sealed class JournalProfileTests
{
    [Fact]
    public void Every_member_of_every_view_is_mapped() =>
        new MapperConfiguration(expression => expression.AddProfile<JournalProfile>(), NullLoggerFactory.Instance).AssertConfigurationIsValid();
}
