using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Console.Access;
using Gateway.Console.Auditing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Gateway.Console.Orders;

/// <summary>
/// Before routing: (1) a form of the console, <c>POST /do/ACTION?at=…&amp;back=…</c>, becomes the API's call, and its answer a sentence on the page it came from;
/// (2) <c>POST /api/requests/N/approve</c> by a second person becomes the call that was asked for. So console, API and command line go one way.
/// </summary>
internal sealed class OrderDispatch(RequestDelegate next, IAntiforgery forms, RequestBook requests, AuditTrail audit)
{
    public const string FormPath = "/do";
    private const string TokenField = "__RequestVerificationToken";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await next(http);
        }
        else if (http.Request.Path.StartsWithSegments(FormPath, StringComparison.Ordinal, out PathString named))
        {
            await FormAsync(http, named.Value!.TrimStart('/')); // a path string below a prefix is not null
        }
        else
        {
            await ApproveOrNextAsync(http);
        }
    }

    private async Task FormAsync(HttpContext http, string name)
    {
        ConsoleAction? action = ConsoleActions.All.FirstOrDefault(one => one.Name == name);
        string?[] places = [.. http.Request.Query["at"]];
        string back = SignInEndpoints.LocalOr(http.Request.Query["back"].ToString());
        if (action is null || !http.Request.HasFormContentType || places.Length != action.Path.Count(letter => letter == '{'))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        http.Request.Headers["X-Csrf-Token"] = form[TokenField].ToString();
        Become(http, action.PathFor([.. places.Select(place => place ?? "")]), Body(action, form));
        Stream wire = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            await ApproveOrNextAsync(http);
        }
        finally
        {
            http.Response.Body = wire;
        }

        bool isSignIn = http.Response.StatusCode == StatusCodes.Status302Found; // the session was over
        if (!isSignIn)
        {
            Flash.Set(http, http.Response.StatusCode, answer.ToArray());
            http.Response.Headers.ContentType = default;
            http.Response.Headers.ContentLength = null;
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = back;
        }
    }

    private static JsonObject Body(ConsoleAction action, IFormCollection form)
    {
        var body = new JsonObject { ["actor"] = "console", ["reason"] = form["reason"].ToString() };
        foreach (ActionField field in action.Fields)
        {
            string value = field.IsBytes ? Encoded(form, field.Name) : form[field.Name].ToString().Trim();
            body[field.Name] = field.IsSwitch ? value == "on" : value.Length == 0 ? null : field.IsNumber && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : value;
        }

        return body;
    }

    private static string Encoded(IFormCollection form, string name) =>
        Convert.ToBase64String(Privacy.EditableText.Bytes(form[name].ToString(), form[$"{name}.end"].ToString(), form[$"{name}.encoding"].ToString()));

    private static void Become(HttpContext http, string path, JsonNode body)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(body);
        http.Request.Path = Uri.UnescapeDataString(path);
        http.Request.QueryString = QueryString.Empty;
        http.Request.ContentType = "application/json";
        http.Request.ContentLength = json.Length;
        http.Request.Body = new MemoryStream(json);
    }

    private async Task ApproveOrNextAsync(HttpContext http)
    {
        string[] parts = (http.Request.Path.Value ?? "").Split('/');
        bool isApproval = parts is ["", "api", "requests", _, "approve"];
        var person = Person.Of(http.User);
        if (!isApproval || !long.TryParse(parts[3], out long number) || !person.Has(Right.Operate) || (!person.IsKey && !await forms.IsRequestValidAsync(http)))
        {
            await next(http); // what is no good is answered by the endpoint
            return;
        }

        if (requests.Decide(number, approve: true, person.Login) is not (var request, var order))
        {
            await next(http);
            return;
        }

        audit.Append(person.Login, "requests.approve", $"/api/requests/{number}", "", "done");
        http.Items[ApprovedOrder.Item] = new ApprovedOrder(number, request.By, person.Login);
        Become(http, request.Path, JsonNode.Parse(order.GetRawText())!); // an order is an object
        await next(http);
    }
}
