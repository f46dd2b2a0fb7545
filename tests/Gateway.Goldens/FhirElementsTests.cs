using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;

namespace Gateway.Goldens;

/// <summary>The adapter for FHIR knows R4 by a list of its own; the gateway knows it by its library.</summary>
public sealed class FhirElementsTests
{
    private static readonly string[] OfAll = ["id", "extension", "modifierExtension"];
    private static readonly string[] OfResources = [.. OfAll, "meta", "implicitRules", "language", "text", "contained"];

    private static string ListFile => Path.Combine(RepositoryFolder.Mappings, "..", "adapters", "Gateway.Adapter.Fhir", "Model", "r4-elements.txt");

    [Fact]
    public void The_adapter_s_list_of_elements_is_that_of_the_model()
    {
        ModelInspector model = ModelInfo.ModelInspector;
        string list = string.Concat(model.ClassMappings
            .Where(type => !type.IsPrimitive && !type.NativeType.IsAbstract && type.Name != "ElementDefinition.binding.additional") // the last is of R5
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => Line(type, model) + "\n"));

        if (Environment.GetEnvironmentVariable("GATEWAY_APPROVE") == "1")
        {
            File.WriteAllText(ListFile, list);
        }

        Assert.Equal(list, File.ReadAllText(ListFile).ReplaceLineEndings("\n"));
    }

    private static string Line(ClassMapping type, ModelInspector model)
    {
        bool isResource = typeof(Resource).IsAssignableFrom(type.NativeType);
        IEnumerable<string> elements = type.PropertyMappings
            .Where(element => !(isResource ? OfResources : OfAll).Contains(element.Name, StringComparer.Ordinal))
            .OrderBy(element => element.Order)
            .SelectMany(element => Words(element, model));
        return $"{(isResource ? "+" : "")}{type.Name} {string.Join(' ', elements)}".TrimEnd();
    }

    private static IEnumerable<string> Words(PropertyMapping element, ModelInspector model)
    {
        bool isChoice = element.Choice == ChoiceType.DatatypeChoice;
        foreach (Type type in isChoice ? element.FhirType : [element.PropertyTypeMapping.NativeType])
        {
            string name = model.FindClassMapping(type)!.Name; // types of the model have mappings
            yield return (isChoice ? element.Name + char.ToUpperInvariant(name[0]) + name[1..] : element.Name) + (element.IsCollection ? "*" : "") + Mark(name);
        }
    }

    private static string Mark(string type) => type switch
    {
        "boolean" => "!",
        "integer" or "decimal" or "positiveInt" or "unsignedInt" => "#",
        "xhtml" => "~",
        _ => char.IsLower(type[0]) ? "" : ":" + type,
    };
}
