using AutoMapper;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>From journal facts to what people see.</summary>
internal sealed class JournalProfile : Profile
{
    public JournalProfile()
    {
        CreateMap<MessageHeader, MessageView>()
            .ForMember(view => view.State, to => to.MapFrom(header => header.State.ToString().ToLowerInvariant()))
            .ForMember(view => view.Lane, to => to.MapFrom(header => header.Lane == null ? null : header.Lane.Value.Text))
            .ForMember(view => view.IssueText, to => to.MapFrom(header => TextOf(header.IssueCode)));
        CreateMap<Issue, IssueView>()
            .ConstructUsing(issue => new IssueView(issue.Code.Id, issue.Code.Severity.ToString().ToLowerInvariant(), issue.Code.Chinese, issue.Code.English, issue.At.ToString(), issue.Reason, issue.TableRow))
            .ForAllMembers(member => member.Ignore());
        CreateMap<Verdict, VerdictView>()
            .ConstructUsing(verdict => new VerdictView(PartyNames.Word(verdict.Party), verdict.PartyChinese, verdict.PartyEnglish, verdict.Evidence, verdict.Chinese, verdict.English))
            .ForAllMembers(member => member.Ignore());
        CreateMap<StateCount, CountView>()
            .ConstructUsing(count => new CountView(count.Source, count.State.ToString().ToLowerInvariant(), count.Messages))
            .ForAllMembers(member => member.Ignore());
        CreateMap<JournalledFact, FactView>().ConvertUsing((fact, _, context) => ViewOf(fact, context.Mapper));
    }

    private static FactView ViewOf(JournalledFact journalled, IRuntimeMapper mapper)
    {
        (string kind, string summary, var issues, int bytes) = FactSummary.Of(journalled.Fact);
        return new FactView
        {
            Sequence = journalled.Sequence,
            At = journalled.Origin.At,
            Actor = journalled.Origin.Actor,
            Cause = journalled.Origin.Cause,
            Kind = kind,
            Summary = summary,
            Issues = mapper.Map<List<IssueView>>(issues.ToArray()),
            Bytes = bytes,
        };
    }

    private static string? TextOf(string? code) =>
        code is not null && IssueCodes.All.TryGetValue(code, out IssueCode? known) ? $"{known.Chinese} {known.English}" : null;
}
