using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Mapping;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>Step 6: turns a canonical message and what the key book knows into the plan of transactions. Pure.</summary>
public sealed class PlanBuilder
{
    private readonly IKnowledgeSource source;
    private readonly DestinationForms forms;
    private static readonly PathList Operators = new(["Practitioner.identifier[operator].value"]);

    internal PlanBuilder(IKnowledgeSource source, DestinationForms forms) => (this.source, this.forms) = (source, forms);

    /// <summary>Makes plans with what the mappings folder says.</summary>
    public PlanBuilder(IKnowledgeSource source) : this(source, new DestinationForms(source))
    {
    }

    /// <summary>The pages of the key book to look up before <see cref="Build"/>; a page whose number the message has not is left out.</summary>
    public ImmutableArray<PlanPage> Pages(string @event, Bundle message) =>
        source.Current.PlanOf(@event, ServiceDay.Of(message), null) is { } plan ? PagesOf(plan, new BundleIndex(message)) : [];

    /// <summary>The lane that a message will go to, before anything else of its plan is known.</summary>
    /// <returns>Null when there is no plan, or the message brings nothing that its lane goes by.</returns>
    public LaneKey? LaneOf(string @event, Bundle message, Institution institution) =>
        source.Current is var knowledge && knowledge.PlanOf(@event, ServiceDay.Of(message), null) is { } plan && new BundleIndex(message) is var index
            ? LaneNaming.Of(plan, institution.Code, NumberOf(OperatorOf(@event, institution, index, knowledge), institution), PagesOf(plan, index), message.Id)
            : null;

    /// <summary>Makes the plan.</summary>
    /// <returns>The plan with its lane, or every fact that is missing and every value that a transaction cannot take, before anything is sent.</returns>
    public Outcome<PlannedMessage> Build(PlanRequest request)
    {
        PlatformKnowledge knowledge = source.Current; // one snapshot for the whole plan
        if (knowledge.PlanOf(request.Event, ServiceDay.Of(request.Message), request.TablesOn) is not { } template)
        {
            return Outcome.Refused<PlannedMessage>(new Issue(IssueCodes.PlanMissing, SourceLocation.Whole, $"Expected an event that has a plan; '{request.Event}' has none."));
        }

        var index = new BundleIndex(request.Message);
        ImmutableArray<PlanPage> pages = PagesOf(template, index);
        ImmutableArray<PlanKey> keys = [.. pages.Select(page => KeyOf(page, template, request))];
        ImmutableSortedDictionary<string, string> facts = KnownFacts(template, keys, index);
        var plan = new Plan
        {
            Event = request.Event,
            Destination = template.Destination,
            Tables = template.Version,
            TablesOn = request.TablesOn,
            Institution = request.Institution.Code,
            Mapping = request.MappingVersion,
            Operator = OperatorOf(request.Event, request.Institution, index, knowledge),
            OnRefused = template.OnRefused,
            AfterReversal = request.AfterReversal,
            Facts = facts,
            Keys = keys,
            Steps = [.. StepsFor(template, facts, knowledge.Dialects.Of(request.Institution)).Select(step => Sized(step with { When = null }, index, request.Institution, knowledge)).Where(step => step.Runs > 0)],
        };

        if (LaneNaming.Of(template, plan.Institution, NumberOf(plan.Operator, request.Institution), pages, request.Message.Id) is not { } lane)
        {
            return Outcome.Refused<PlannedMessage>(new Issue(IssueCodes.LaneUnknown, SourceLocation.Whole, $"Expected {LaneNaming.Expected(template.Lane)}: {plan.Event} is kept in order by it."));
        }

        ImmutableArray<Issue> missing = [.. MissingFacts(plan)];
        bool isOpen = request.MayBeOpen && !missing.IsEmpty;
        ImmutableArray<Issue> issues = isOpen ? [] : [.. missing, .. Unfillable(plan, request)];
        return issues.Length > 0
            ? Outcome.Refused<PlannedMessage>(issues)
            : Outcome.Of(new PlannedMessage(plan with { IsOpen = isOpen }, lane, [.. keys.Select(key => new JournalKey(key.Scope, key.Local))]));
    }

    private static ImmutableArray<PlanPage> PagesOf(EventPlan plan, BundleIndex index) =>
        [.. plan.KeyBook.Select(scope => PageOf(scope, index)).OfType<PlanPage>().DistinctBy(page => page.Scope)];

    private static PlanPage? PageOf(KeyBookScope scope, BundleIndex index) =>
        CanonicalValues.First(scope.Local, index) is { Length: > 0 } local ? new PlanPage(scope.Scope, scope.Hashed ? PersonKey.Of(local) : local) { IsShared = scope.Shared } : null;

    /// <summary>A session belongs to the operator whom its message names; other transactions go under that one where the dialect says so.</summary>
    private static string? OperatorOf(string @event, Institution institution, BundleIndex index, PlatformKnowledge knowledge) =>
        @event.StartsWith("session.", StringComparison.Ordinal) || knowledge.Dialects.Of(institution).SignIn.Operator == SignInOperator.Message
            ? CanonicalValues.First(Operators, index)
            : null;

    private static string NumberOf(string? operatorNumber, Institution institution) => operatorNumber ?? institution.Facts.GetValueOrDefault("operator", "");

    private static PlanKey KeyOf(PlanPage page, EventPlan template, PlanRequest request)
    {
        KeyBookScope scope = template.KeyBook.First(candidate => candidate.Scope == page.Scope);
        IReadOnlyDictionary<string, string>? known = request.KeyBook.GetValueOrDefault(page.Scope);
        return new PlanKey(page.Scope, page.Local, scope.Facts, Only(known, scope.Facts)) { IsShared = page.IsShared };
    }

    private static ImmutableSortedDictionary<string, string> Only(IReadOnlyDictionary<string, string>? known, ImmutableArray<string> names) =>
        (known ?? ImmutableDictionary<string, string>.Empty).Where(fact => names.Contains(fact.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> KnownFacts(EventPlan template, ImmutableArray<PlanKey> keys, BundleIndex index)
    {
        ImmutableSortedDictionary<string, string>.Builder facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, PathList paths) in template.Facts)
        {
            if (CanonicalValues.First(paths, index) is { Length: > 0 } value)
            {
                facts[name] = value; // what the message does not say, the key book may
            }
        }

        foreach ((string name, string value) in keys.SelectMany(key => key.Known))
        {
            facts.TryAdd(name, value); // the page listed first counts; an empty value there says "forgotten"
        }

        facts.RemoveRange(facts.Where(fact => fact.Value.Length == 0).Select(fact => fact.Key).ToArray());
        return facts.ToImmutable();
    }

    private static IEnumerable<PlanStep> StepsFor(EventPlan template, ImmutableSortedDictionary<string, string> facts, Dialect dialect) =>
        template.Steps.Where(step => !IsKnown(step, facts) && StepCondition.Holds(step, dialect, facts));

    private static bool IsKnown(PlanStep step, ImmutableSortedDictionary<string, string> facts) =>
        !step.SkipWhenKnown.IsEmpty && step.SkipWhenKnown.All(facts.ContainsKey);

    private static PlanStep Sized(PlanStep step, BundleIndex index, Institution institution, PlatformKnowledge knowledge)
    {
        Dialect dialect = knowledge.Dialects.Of(institution);
        PlanStep whole = knowledge.Recovery.Complete(dialect.Instead.TryGetValue(step.Transaction, out string? instead)
            ? step with { Transaction = instead, Unknown = WhenUnknown.Again, Ask = null, Reverse = null } // the recovery table knows how to ask about the other one
            : step);
        if (step.Batch is null)
        {
            return whole;
        }

        int size = dialect.Batch.GetValueOrDefault(whole.Transaction, step.Batch.Size);
        int members = CanonicalValues.Count(step.Batch.Over, index);
        return whole with { Batch = step.Batch with { Size = size }, Runs = (members + size - 1) / size };
    }

    private static IEnumerable<Issue> MissingFacts(Plan plan)
    {
        var known = plan.Facts.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (PlanStep step in plan.Steps)
        {
            foreach (string need in step.Needs.Where(known.Add))
            {
                yield return PlanFacts.Missing(need, step);
            }

            known.UnionWith(step.Gives);
        }
    }

    /// <summary>Fills every transaction with stand-ins for what answers will give, so that the sender hears of all that is missing before anything is sent.</summary>
    private IEnumerable<Issue> Unfillable(Plan plan, PlanRequest request)
    {
        if (forms.Find(plan) is not { } form)
        {
            return [new Issue(IssueCodes.PlanMissing, SourceLocation.Whole, $"Expected tables {plan.Tables} of destination {plan.Destination} and a known institution.")];
        }

        ImmutableSortedDictionary<string, string> facts = StandInFacts.For(plan);
        return plan.Steps.SelectMany(step => Needed(plan, step, facts, request.Message))
            .Select(needed => form.Prepare(needed with { Unmapped = request.Unmapped })).Where(prepared => !prepared.Succeeded).SelectMany(refused => refused.Issues)
            .DistinctBy(issue => (issue.At, issue.TableRow, issue.Code.Id));
    }

    /// <summary>Every transaction that a step may need: its own, and those that ask, reverse and undo. What could not be resolved is not begun.</summary>
    private static IEnumerable<TransactionRequest> Needed(Plan plan, PlanStep step, ImmutableSortedDictionary<string, string> facts, Bundle message)
    {
        for (int run = 0; run < step.Runs; run++)
        {
            yield return new TransactionRequest(plan, step.Transaction, facts, message, StepRun.BatchOf(step, run));
        }

        if (step.Ask is not null)
        {
            yield return new TransactionRequest(plan, step.Ask.Transaction, facts.RemoveRange(step.Gives).RemoveRange(step.Forgets), message, null);
        }

        if (step is { Unknown: WhenUnknown.AskThenReverse, Reverse: not null })
        {
            yield return new TransactionRequest(plan, step.Reverse, facts.SetItem("omsgid", "0").SetItem("oinfno", step.Transaction), message, null);
        }

        if (step.Undo is not null && plan.OnRefused == OnRefused.Undo)
        {
            yield return new TransactionRequest(plan, step.Undo, facts, message, null);
        }
    }
}
