using System.Globalization;
using System.Reflection;

namespace Gateway.Features.Runner;

/// <summary>A method under one of its patterns.</summary>
public sealed record StepMethod(StepKind? Kind, StepPattern Pattern, MethodInfo Method)
{
    /// <summary>For messages: <c>MllpSteps.Sends(Int32, Table)</c>.</summary>
    public string Signature => $"{Method.DeclaringType?.Name}.{Method.Name}({string.Join(", ", Method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";

    /// <summary>The method's arguments for a step; null when the step is another's.</summary>
    /// <exception cref="StepException">The text matches but the parameters do not.</exception>
    public object?[]? ArgumentsFor(Step step)
    {
        if ((Kind is not null && step.Kind is not null && Kind != step.Kind) || Pattern.Match(step.Text) is not { } texts)
        {
            return null;
        }

        ParameterInfo[] parameters = Method.GetParameters();
        object[] extra = step.Table is not null ? [step.Table] : step.DocString is not null ? [step.DocString] : [];
        if (parameters.Length != texts.Length + extra.Length)
        {
            throw new StepException($"{Signature} takes {parameters.Length} parameters; the step gives {texts.Length + extra.Length}{(extra.Length > 0 ? ", its table or text included" : "")}.");
        }

        return [.. parameters.Zip([.. texts, .. extra], Convert)];
    }

    private object? Convert(ParameterInfo parameter, object value)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        try
        {
            return type.IsInstanceOfType(value) ? value
                : type.IsEnum ? Enum.Parse(type, (string)value, ignoreCase: true)
                : type == typeof(TimeSpan) ? TimeSpan.Parse((string)value, CultureInfo.InvariantCulture)
                : System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (Exception unfit) when (unfit is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            throw new StepException($"{Signature}: '{value}' is no {type.Name} for parameter '{parameter.Name}'.");
        }
    }
}
