using System.Globalization;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>Reads one value, or many, into a flow.</summary>
internal delegate void ReadStep(RowScope scope, ref Flow flow);

/// <summary>Compiles source expressions to delegates.</summary>
internal static class SourceReader
{
    /// <summary>The delegate that reads the first value.</summary>
    public static ReadStep One(SourceExpression source) => source switch
    {
        SourceExpression.Literal literal => Constant(literal.Text),
        SourceExpression.Field field => OneField(field.Path),
        SourceExpression.Element element => OneElement(element),
        SourceExpression.Joined joined => Joined(joined),
        SourceExpression.Fact fact => (RowScope scope, ref Flow flow) => flow.Text = scope.Facts.GetValueOrDefault(fact.Name),
        SourceExpression.InstitutionFact fact => (RowScope scope, ref Flow flow) => flow.Text = scope.Institution?.Facts.GetValueOrDefault(fact.Name),
        SourceExpression.OutcomeFact fact => (RowScope scope, ref Flow flow) => flow.Text = OutcomeText.Of(fact.Name, scope),
        SourceExpression.Sum sum => Sum(sum),
        _ => throw new System.Diagnostics.UnreachableException("References are written, not read."),
    };

    /// <summary>The delegate that reads every value, for transforms that take a list.</summary>
    public static ReadStep Many(SourceExpression source) => source switch
    {
        SourceExpression.Field field => (RowScope scope, ref Flow flow) => flow.Items = [.. Nodes(scope, field.Path).Select(node => node.Text).OfType<string>()],
        SourceExpression.Element element => (RowScope scope, ref Flow flow) => flow.Items = [.. Elements(scope, element).Select(BoundPath.TextOf).OfType<string>()],
        _ => AsList(One(source)),
    };

    private static ReadStep Constant(string text)
    {
        string? value = text.Length == 0 ? null : text;
        return (RowScope _, ref Flow flow) => flow.Text = value;
    }

    private static ReadStep OneField(SourcePath path) => (RowScope scope, ref Flow flow) =>
    {
        flow.Origin = path.First(scope.StartOf(path));
        flow.Text = flow.Origin.Text;
    };

    private static IEnumerable<SourceNode> Nodes(RowScope scope, SourcePath path) => path.All(scope.StartOf(path));

    private static ReadStep OneElement(SourceExpression.Element element)
    {
        BoundPath path = element.Path;
        if (path.Written.Type is null)
        {
            return (RowScope scope, ref Flow flow) => flow.Text = scope.Current.Element is { } start ? BoundPath.TextOf(path.First(start)) : null;
        }

        return (RowScope scope, ref Flow flow) =>
        {
            Base? start = element.InAnswer ? scope.Answer?.Start(path, latest: true) : scope.StartOf(path);
            flow.Text = start is null ? null : BoundPath.TextOf(path.First(start));
        };
    }

    private static IEnumerable<Base> Elements(RowScope scope, SourceExpression.Element element)
    {
        BoundPath path = element.Path;
        BundleIndex? index = element.InAnswer ? scope.Answer : scope.Canonical;
        IEnumerable<Base?> starts = path.Written.Type is null ? [scope.Current.Element]
            : path.Written.IsMany ? index?.All(path.Written.Type) ?? [] : [index?.Start(path, element.InAnswer)];
        return starts.OfType<Base>().SelectMany(path.All);
    }

    private static ReadStep Joined(SourceExpression.Joined joined) => (RowScope scope, ref Flow flow) =>
    {
        string type = joined.Key.Written.Type!; // joined paths start at a type
        Base? row = scope.Current.Element ?? scope.Canonical?.All(type).ElementAtOrDefault(scope.Current.Position - 1);
        string? key = row is null ? null : BoundPath.TextOf(joined.Key.First(row));
        Resource? match = key is null ? null : scope.Answer?.All(type).LastOrDefault(candidate => BoundPath.TextOf(joined.Key.First(candidate)) == key);
        flow.Text = match is null ? null : BoundPath.TextOf(joined.Path.First(match));
    };

    private static ReadStep Sum(SourceExpression.Sum sum)
    {
        (bool IsMinus, ReadStep Read)[] terms = [.. sum.Terms.Select(term => (term.IsMinus, One(term.Term)))];
        return (RowScope scope, ref Flow flow) =>
        {
            decimal? total = null;
            foreach ((bool isMinus, ReadStep read) in terms)
            {
                var term = default(Flow);
                read(scope, ref term);
                if (term.Text is null)
                {
                    continue;
                }

                flow.Origin = flow.Origin.Exists ? flow.Origin : term.Origin;
                decimal sum = total ?? 0;
                if (!DecimalText.TryAdd(ref sum, term.Text, isMinus))
                {
                    flow.Fault = DecimalText.AddableExpected;
                    return;
                }

                total = sum;
            }

            flow.Text = total?.ToString(CultureInfo.InvariantCulture);
        };
    }

    private static ReadStep AsList(ReadStep one) => (RowScope scope, ref Flow flow) =>
    {
        one(scope, ref flow);
        flow.Items = flow.Text is null ? [] : [flow.Text];
    };
}
