using System.Globalization;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Rules;

/// <summary>Small messages for rules, written with the same paths as mapping tables.</summary>
internal static class Sample
{
    public static Bundle Of(params Resource[] resources) => new()
    {
        Type = Bundle.BundleType.Message,
        Timestamp = new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.FromHours(8)),
        Entry = [.. resources.Select(resource => new Bundle.EntryComponent { Resource = resource })],
    };

    public static T With<T>(this T resource, params (string Path, string Value)[] values)
        where T : Resource
    {
        foreach ((string path, string value) in values)
        {
            Assert.True(ElementModel.Default.TryBind($"{resource.TypeName}.{path}", null, out BoundPath? bound, out PathFault? fault), fault?.Reason);
            Assert.True(bound.TrySetText(resource, value), path);
        }

        return resource;
    }

    public static ChargeItem Row(decimal amount, decimal price = 0, decimal quantity = 0) => new ChargeItem().With(
        ("priceOverride.value", Text(amount)),
        ("quantity.value", Text(quantity == 0 ? 1 : quantity)),
        ("extension[pric].valueDecimal", Text(price == 0 ? amount : price)));

    public static (string Code, string Path)[] Issues<TRule>(Bundle message)
        where TRule : ICanonicalRule, new() => [.. new TRule().Check(message).Select(issue => (issue.Code.Id, issue.At.Path))];

    public static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
