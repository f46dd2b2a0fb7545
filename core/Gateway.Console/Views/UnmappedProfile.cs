using AutoMapper;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>From the journal's work list to what people see.</summary>
internal sealed class UnmappedProfile : Profile
{
    public const string Forward = "forward";
    public const string Back = "back";

    public UnmappedProfile() => CreateMap<UnmappedRow, UnmappedView>()
        .ForMember(view => view.Institution, to => to.MapFrom(row => row.Key.Institution))
        .ForMember(view => view.Source, to => to.MapFrom(row => row.Key.Source))
        .ForMember(view => view.Version, to => to.MapFrom(row => row.Last.Version))
        .ForMember(view => view.Concept, to => to.MapFrom(row => row.Key.Concept))
        .ForMember(view => view.Code, to => to.MapFrom(row => row.Key.Code))
        .ForMember(view => view.Direction, to => to.MapFrom(row => row.Key.IsBack ? Back : Forward))
        .ForMember(view => view.Display, to => to.MapFrom(row => row.Last.Display))
        .ForMember(view => view.Action, to => to.MapFrom(row => row.Last.Action.ToString().ToLowerInvariant()))
        .ForMember(view => view.TableRow, to => to.MapFrom(row => row.Last.TableRow))
        .ForMember(view => view.ServiceDate, to => to.MapFrom(row => row.Last.ServiceDate))
        .ForMember(view => view.Area, to => to.Ignore())
        .ForMember(view => view.State, to => to.Ignore())
        .ForMember(view => view.Suggestions, to => to.Ignore());
}
