using System.Collections.Immutable;
using Gherkin;
using Gherkin.CucumberMessages;
using Gherkin.CucumberMessages.Pickles;
using Io.Cucumber.Messages.Types;

namespace Gateway.Features.Runner;

/// <summary>Reads a .feature file into scenarios. What is wrong with a file becomes a scenario that fails and says so: nothing in it is passed over.</summary>
public static class FeatureFile
{
    private static readonly string[] ForbiddenTags = ["skip", "ignore", "wip"];

    /// <param name="text">The file's text.</param>
    /// <param name="file">Its name for messages.</param>
    public static ImmutableArray<Scenario> Read(string text, string file)
    {
        try
        {
            var ids = new IncrementingIdGenerator();
            GherkinDocument document = new AstMessagesConverter(ids).ConvertGherkinDocumentToEventArgs(new Parser().Parse(new StringReader(text)), file);
            return document.Feature is null
                ? [Broken(file, 1, "The file has no 'Feature:' (功能:).")]
                : Scenarios(document, new PickleCompiler(ids).Compile(document), file);
        }
        catch (CompositeParserException faults)
        {
            string all = string.Join(Environment.NewLine, faults.Errors.Select(fault => $"{file}:{fault.Location?.Line}: {fault.Message}"));
            return [Broken(file, faults.Errors.First().Location?.Line ?? 1, all)];
        }
        catch (ParserException fault)
        {
            return [Broken(file, fault.Location?.Line ?? 1, fault.Message)];
        }
    }

    private static ImmutableArray<Scenario> Scenarios(GherkinDocument document, List<Pickle> pickles, string file)
    {
        Dictionary<string, int> lines = StepLines(document);
        Scenario[] runnable = [.. pickles.Select(pickle => FromPickle(pickle, document.Feature.Name, lines, file))];
        HashSet<string> used = [.. pickles.SelectMany(pickle => pickle.AstNodeIds)];
        IEnumerable<Scenario> empty = InDocument(document).Where(scenario => !used.Contains(scenario.Id))
            .Select(scenario => Broken(file, (int)scenario.Location.Line, $"'{scenario.Name}' gives no test: its examples (例子) have no row."));
        Scenario[] all = [.. runnable, .. empty];
        return all.Length == 0 ? [Broken(file, (int)document.Feature.Location.Line, "The feature has no scenario.")] : [.. Named(all)];
    }

    private static Scenario FromPickle(Pickle pickle, string feature, Dictionary<string, int> lines, string file)
    {
        ImmutableArray<string> tags = [.. pickle.Tags.Select(tag => tag.Name.TrimStart('@'))];
        string? forbidden = tags.FirstOrDefault(tag => ForbiddenTags.Contains(tag, StringComparer.OrdinalIgnoreCase));
        return new(file, (int)pickle.Location.Line, feature, pickle.Name, tags, [.. pickle.Steps.Select(step => FromPickle(step, lines))])
        {
            Fault = pickle.Steps.Count == 0 ? "A scenario without steps tests nothing. A mistyped keyword is read as description: look at the line below."
                : forbidden is not null ? $"The tag @{forbidden} is not allowed: a scenario either holds or is taken out." : null,
        };
    }

    private static Step FromPickle(PickleStep step, Dictionary<string, int> lines)
    {
        StepKind? kind = step.Type switch
        {
            PickleStepType.CONTEXT => StepKind.Given,
            PickleStepType.ACTION => StepKind.When,
            PickleStepType.OUTCOME => StepKind.Then,
            _ => null,
        };
        Table? table = step.Argument?.DataTable is { } data ? new Table([.. data.Rows.Select(row => row.Cells.Select(cell => cell.Value).ToImmutableArray())]) : null;
        return new(kind, step.Text, lines[step.AstNodeIds[0]], step.Argument?.DocString?.Content, table);
    }

    // Rows of an outline whose name quotes no example would all have one name.
    private static IEnumerable<Scenario> Named(Scenario[] all) => all.GroupBy(scenario => scenario.Name, StringComparer.Ordinal)
        .SelectMany(same => same.Count() == 1 ? same : same.Select(scenario => scenario with { Name = $"{scenario.Name} (line {scenario.Line})" }))
        .OrderBy(scenario => scenario.Line);

    private static Scenario Broken(string file, int line, string fault) => new(file, line, file, $"{file} can be read", [], [], fault);

    private static IEnumerable<Io.Cucumber.Messages.Types.Scenario> InDocument(GherkinDocument document) => document.Feature.Children
        .SelectMany(child => child.Rule is null ? [child.Scenario] : child.Rule.Children.Select(inner => inner.Scenario)).Where(scenario => scenario is not null);

    private static Dictionary<string, int> StepLines(GherkinDocument document) => document.Feature.Children
        .SelectMany(child => child.Rule is null ? [child.Background] : child.Rule.Children.Select(inner => inner.Background)).Where(background => background is not null)
        .SelectMany(background => background.Steps).Concat(InDocument(document).SelectMany(scenario => scenario.Steps))
        .ToDictionary(step => step.Id, step => (int)step.Location.Line, StringComparer.Ordinal);
}
