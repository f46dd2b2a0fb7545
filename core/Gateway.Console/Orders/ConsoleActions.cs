using System.Collections.Immutable;
using Gateway.Console.Access;
using Gateway.Console.Words;

namespace Gateway.Console.Orders;

/// <summary>Everything that operators can do. Pages draw their buttons from it, the API takes rights and the rule of two persons from it, and a test compares it with the command line.</summary>
internal static class ConsoleActions
{
    public static readonly ConsoleAction Retry = new("messages.retry", "/api/messages/{id:long}/retry", "messages retry", Right.Operate, ActionWords.Retry);
    public static readonly ConsoleAction Park = new("messages.park", "/api/messages/{id:long}/park", "messages park", Right.Operate, ActionWords.Park);
    public static readonly ConsoleAction Skip = new("messages.skip", "/api/messages/{id:long}/skip", "messages skip", Right.Operate, ActionWords.Skip);
    public static readonly ConsoleAction Edit = new("messages.edit", "/api/messages/{id:long}/edit", "messages edit", Right.Operate, ActionWords.Edit) { Fields = [new ActionField("content", ActionWords.Content) { IsBytes = true }], NeedsTwo = true };

    public static readonly ConsoleAction BeginJob = new("jobs.start", "/api/jobs", "jobs start", Right.Operate, ActionWords.BeginJob)
    {
        Fields =
        [
            new ActionField("action", ActionWords.JobAction, [("retry", ActionWords.Retry), ("resend", ActionWords.Resend), ("park", ActionWords.Park), ("release", ActionWords.Release)]),
            new ActionField("q", ActionWords.Filter),
            new ActionField("canary", ActionWords.Canary, IsRequired: false),
            new ActionField("rate", ActionWords.Rate, IsRequired: false) { IsNumber = true },
            new ActionField("dryRun", ActionWords.DryRun, IsRequired: false) { IsSwitch = true },
        ],
    };

    public static readonly ConsoleAction PauseJob = new("jobs.pause", "/api/jobs/{id:long}/pause", "jobs pause", Right.Operate, ActionWords.PauseJob);
    public static readonly ConsoleAction ResumeJob = new("jobs.resume", "/api/jobs/{id:long}/resume", "jobs resume", Right.Operate, ActionWords.ResumeJob);
    public static readonly ConsoleAction CancelJob = new("jobs.cancel", "/api/jobs/{id:long}/cancel", "jobs cancel", Right.Operate, ActionWords.CancelJob);
    public static readonly ConsoleAction Unmask = new("messages.unmask", "/api/messages/{id:long}/unmask", "messages export", Right.Operate, ActionWords.Unmask) { NeedsTwo = true };
    public static readonly ConsoleAction Ask = new("unknowns.ask", "/api/unknowns/{id:long}/ask", "unknowns ask", Right.Operate, ActionWords.Ask);
    public static readonly ConsoleAction Reverse = new("unknowns.reverse", "/api/unknowns/{id:long}/reverse", "unknowns reverse", Right.Operate, ActionWords.Reverse) { NeedsTwo = true };

    public static readonly ConsoleAction Confirm = new("unknowns.confirm", "/api/unknowns/{id:long}/confirm", "unknowns confirm", Right.Operate, ActionWords.Confirm)
    {
        Fields =
        [
            new ActionField("as", ActionWords.ConfirmAs, [("done", ActionWords.ConfirmDone), ("not-done", ActionWords.ConfirmNotDone)]),
            new ActionField("number", ActionWords.PlatformNumber, IsRequired: false),
        ],
    };

    public static readonly ConsoleAction Undo = new("visits.undo", "/api/visits/{institution}/{visit}/undo", "visits undo", Right.Operate, ActionWords.Undo)
    {
        Fields = [new ActionField("to", ActionWords.UndoTo, [("registered", ActionWords.UndoToRegistered), ("nothing", ActionWords.UndoToNothing)])],
        NeedsTwo = true,
    };

    public static readonly ConsoleAction ReloadMappings = new("mappings.reload", "/api/mappings/reload", "mappings reload", Right.Map, ActionWords.Reload);
    public static readonly ConsoleAction FillUnmapped = new("mappings.fill", "/api/mappings/unmapped/fill", "mappings unmapped fill", Right.Map, BenchWords.Fill)
    {
        Fields =
        [
            new ActionField("institution", ActionWords.Institution),
            new ActionField("source", MessageWords.Source),
            new ActionField("concept", PageWords.Concept),
            new ActionField("code", PageWords.Code),
            new ActionField("direction", BenchWords.Direction, [("forward", BenchWords.Forward), ("back", BenchWords.Back)]),
            new ActionField("target", BenchWords.Target),
            new ActionField("layer", BenchWords.Layer, [("institution", BenchWords.OfInstitution), ("city", BenchWords.OfCity), ("province", BenchWords.OfProvince), ("national", BenchWords.OfNation)]),
            new ActionField("release", BenchWords.Release, IsRequired: false) { IsSwitch = true },
        ],
    };

    public static readonly ConsoleAction ReloadAdapters = new("adapters.reload", "/api/adapters/reload", "adapters reload", Right.Map, ActionWords.Reload);

    public static readonly ConsoleAction Reconcile = new("reconcile.run", "/api/reconcile", "reconcile run", Right.Operate, ActionWords.Reconcile)
    {
        Fields =
        [
            new ActionField("institution", ActionWords.Institution),
            new ActionField("day", ActionWords.Day),
            new ActionField("repair", ActionWords.Repair, [("none", ActionWords.RepairNone), ("safe", ActionWords.RepairSafe)]),
        ],
    };

    public static readonly ConsoleAction Pause = new("destinations.pause", "/api/destinations/{name}/pause", "destinations pause", Right.Operate, WindowWords.Pause)
    {
        Fields = [new ActionField("for", WindowWords.For, IsRequired: false)],
    };

    public static readonly ConsoleAction Resume = new("destinations.resume", "/api/destinations/{name}/resume", "destinations resume", Right.Operate, WindowWords.Resume);

    public static readonly ConsoleAction DeclareWindow = new("windows.declare", "/api/windows", "windows declare", Right.Operate, WindowWords.Declare)
    {
        Fields =
        [
            new ActionField("destination", WindowWords.Destination),
            new ActionField("every", WindowWords.Every, IsRequired: false),
            new ActionField("from", WindowWords.From, IsRequired: false),
            new ActionField("for", WindowWords.For),
        ],
    };

    public static readonly ConsoleAction CancelWindow = new("windows.cancel", "/api/windows/{id}/cancel", "windows cancel", Right.Operate, WindowWords.Cancel);

    public static readonly ConsoleAction PutUser = new("users.put", "/api/users", "users put", Right.Administer, ActionWords.PutUser)
    {
        Fields =
        [
            new ActionField("login", AccessWords.Login),
            new ActionField("name", AccessWords.Name, IsRequired: false),
            new ActionField("roles", ActionWords.Roles),
            new ActionField("disabled", ActionWords.Disabled, IsRequired: false) { IsSwitch = true },
        ],
    };

    public static readonly ConsoleAction LinkUser = new("users.setup-link", "/api/users/setup-link", "users setup-link", Right.Administer, ActionWords.SetupLink)
    {
        Fields = [new ActionField("login", AccessWords.Login)],
    };

    public static readonly ConsoleAction IssueKey = new("keys.issue", "/api/keys", "keys issue", Right.Administer, KeyWords.Issue)
    {
        Fields =
        [
            new ActionField("institution", ActionWords.Institution),
            new ActionField("use", KeyWords.Use, [("sender", KeyWords.Sender), ("api", KeyWords.Api)]),
            new ActionField("overlap", KeyWords.Overlap, IsRequired: false),
        ],
    };

    public static readonly ConsoleAction RevokeKey = new("keys.revoke", "/api/keys/{id}/revoke", "keys revoke", Right.Administer, KeyWords.Revoke);

    public static readonly ConsoleAction Approve = new("requests.approve", "/api/requests/{number:long}/approve", "requests approve", Right.Operate, ActionWords.Approve);
    public static readonly ConsoleAction Decline = new("requests.decline", "/api/requests/{number:long}/decline", "requests decline", Right.Operate, ActionWords.Decline);

    public static readonly ConsoleAction Note = new("incidents.note", "/api/incidents/{key}/note", "incidents note", Right.Operate, PageWords.WriteNote)
    {
        Fields = [new ActionField("state", PageWords.NoteState, [("open", PageWords.NoteOpen), ("working", PageWords.NoteWorking), ("watch", PageWords.NoteWatch), ("closed", PageWords.NoteClosed)]), new ActionField("owner", PageWords.Owner, IsRequired: false)],
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<ConsoleAction> All { get; } = [Retry, Park, Skip, Edit, BeginJob, PauseJob, ResumeJob, CancelJob, Unmask, Ask, Reverse, Confirm, Undo, ReloadMappings, FillUnmapped, ReloadAdapters, Reconcile, Pause, Resume, DeclareWindow, CancelWindow, PutUser, LinkUser, IssueKey, RevokeKey, Approve, Decline, Note];

    /// <summary>The action of a route; null where there is none.</summary>
    public static ConsoleAction? OfRoute(string? pattern) => All.FirstOrDefault(action => action.Path == pattern);
}
