using System.CommandLine;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Access;

/// <summary><c>users list|put|setup-link</c>: who may sign in to the console.</summary>
internal static class UsersVerb
{
    public static Command Create() => AccessCall.Verb("users", "Who may sign in to the console. 控制台用户。", List(), Put(), SetupLink());

    private static Command List()
    {
        var list = new Command("list", "Every user with roles and state.");
        list.SetAction((parsed, token) => AccessCall.RunAsync<UserView[]>(parsed, HttpMethod.Get, "/api/users", null, users => users.Select(Line), token));
        return list;
    }

    private static Command Put()
    {
        var login = new Argument<string>("login") { Description = "2 to 40 lower-case letters, digits, dots and dashes." };
        var roles = new Option<string>("--roles") { Description = "viewer, operator, mapper, auditor, admin; separated by commas.", Required = true };
        var name = new Option<string?>("--name") { Description = "How the person is called." };
        var disabled = new Option<bool>("--disabled") { Description = "May no longer sign in." };
        Option<string> reason = AccessCall.Reason(), actor = AccessCall.Actor();
        var put = new Command("put", "Make a user, or change name, roles and state of one. Its sessions end.") { login, roles, name, disabled, reason, actor };
        put.SetAction((parsed, token) => AccessCall.RunAsync<UserView>(
            parsed,
            HttpMethod.Post,
            "/api/users",
            new UserOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(login), parsed.GetValue(name), parsed.GetRequiredValue(roles), parsed.GetValue(disabled)),
            user => [Line(user)],
            token));
        return put;
    }

    private static Command SetupLink()
    {
        var login = new Argument<string?>("login") { Description = "Whose password is to be set; none makes a new administrator.", Arity = ArgumentArity.ZeroOrOne };
        Option<string> actor = AccessCall.Actor();
        var reason = new Option<string>("--reason") { Description = "Why, for the audit trail.", DefaultValueFactory = _ => "set-up link" };
        var link = new Command("setup-link", "A link by which somebody sets a password, once.") { login, reason, actor };
        link.SetAction((parsed, token) => AccessCall.RunAsync<SetupLinkAnswer>(
            parsed, HttpMethod.Post, "/api/users/setup-link", new SetupLinkOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), parsed.GetValue(login)), answer => [answer.Link], token));
        return link;
    }

    private static string Line(UserView user) => $"{user.Login}  {user.Name}  {string.Join(',', user.Roles)}{(user.IsDisabled ? "  disabled" : "")}{(user.HasPassword ? "" : "  no password yet")}";
}
