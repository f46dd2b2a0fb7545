using Gateway.Contract;
using Gateway.Canonical;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Gateway.Mapping;

/// <summary>What a source gives before any transform.</summary>
/// <param name="fieldType">Type of a place in a transaction's output; null for what is not known.</param>
internal sealed class SourceSamples(Func<SourcePath, FieldType?>? fieldType)
{
    public Samples Of(SourceExpression source) => source switch
    {
        SourceExpression.Literal { Text.Length: > 0 } literal => Samples.Exactly(literal.Text),
        SourceExpression.Field field => OfField(fieldType?.Invoke(field.Path)),
        SourceExpression.Element element => OfType(element.Path.LeafType),
        SourceExpression.Joined joined => OfType(joined.Path.LeafType),
        SourceExpression.Sum => Samples.Numbers,
        _ => Samples.Anything,
    };

    // The standard calls many a time a date and the other way round, so both stand for a date.
    private static Samples OfField(FieldType? type) => type switch
    {
        FieldType.Number => Samples.LikeOneOf("12", "12.5"),
        FieldType.Date => Samples.LikeOneOf("2026-01-31", "2026-01-31 08:30:00"),
        FieldType.DateTime => Samples.LikeOneOf("2026-01-31 08:30:00"),
        _ => Samples.Anything,
    };

    private static Samples OfType(Type type) => type switch
    {
        _ when type == typeof(Date) => Samples.Dates,
        _ when type == typeof(FhirDateTime) => Samples.Times,
        _ when type == typeof(Instant) => Samples.LikeOneOf("2026-01-31T08:30:00+08:00"),
        _ when type == typeof(FhirDecimal) => Samples.Numbers,
        _ when type == typeof(Integer) || type == typeof(PositiveInt) || type == typeof(UnsignedInt) => Samples.LikeOneOf("1"),
        _ when type == typeof(FhirBoolean) => Samples.LikeOneOf("true", "false"),
        _ when type.IsGenericType => Samples.LikeOneOf([.. Enum.GetValues(type.GenericTypeArguments[0]).Cast<Enum>().Select(EnumUtility.GetLiteral).OfType<string>()]),
        _ => Samples.Anything,
    };
}
