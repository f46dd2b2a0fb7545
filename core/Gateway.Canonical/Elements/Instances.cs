using System.Collections;
using System.Collections.Concurrent;
using Hl7.Fhir.Model;
using Expression = System.Linq.Expressions.Expression;

namespace Gateway.Canonical;

/// <summary>Compiled constructors of model classes and their lists: reflection once, then a plain call.</summary>
internal static class Instances
{
    private static readonly ConcurrentDictionary<Type, Func<Base>> Makers = new();
    private static readonly ConcurrentDictionary<Type, Func<IList>> ListMakers = new();

    public static Func<Base> MakerFor(Type type) => Makers.GetOrAdd(type, static wanted =>
        Expression.Lambda<Func<Base>>(Expression.Convert(Expression.New(wanted), typeof(Base))).Compile());

    /// <summary>Makes an empty <c>List&lt;T&gt;</c> for elements of the type.</summary>
    public static Func<IList> ListMakerFor(Type type) => ListMakers.GetOrAdd(type, static wanted =>
        Expression.Lambda<Func<IList>>(Expression.Convert(Expression.New(typeof(List<>).MakeGenericType(wanted)), typeof(IList))).Compile());
}
