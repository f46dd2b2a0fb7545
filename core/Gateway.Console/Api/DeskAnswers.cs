using Gateway.Console.Words;
using Gateway.Journal;

namespace Gateway.Console.Api;

/// <summary>What operators are told of an order about one message.</summary>
public static class DeskAnswers
{
    /// <summary>There is none.</summary>
    public static DeskAnswer NoSuchMessage(long id) => new(false, $"没有报文{id}。", $"There is no message {id}.");

    /// <summary>It was parked in its lane.</summary>
    public static DeskAnswer GoesOn(long id) => new(true, $"报文{id}继续办理，同一队列的后续报文随后。", $"Message {id} goes on; its lane follows.");

    /// <summary>Nothing of it was sent.</summary>
    public static DeskAnswer StartsAgain(long id) => new(true, $"报文{id}从原文重新开始办理。", $"Message {id} starts again from its bytes.");

    /// <summary>It is in another state.</summary>
    public static DeskAnswer CannotBeRetried(long id, MessageState state) =>
        new(false, $"报文{id}的状态为{In(state).Chinese}，只有已搁置的、或在发送之前就被拒绝的报文可以重试。", $"Message {id} is {In(state).English}: only a parked message, or one that was refused before anything was sent, can be tried again.");

    /// <summary>It is in another state.</summary>
    public static DeskAnswer CannotBeParked(long id, MessageState state) =>
        new(false, $"报文{id}的状态为{In(state).Chinese}，只有在通道中等待的报文可以搁置。", $"Message {id} is {In(state).English}: only a message that waits in its lane can be set aside.");

    /// <summary>As soon as it rests.</summary>
    public static DeskAnswer SetAside(long id) => new(true, $"报文{id}立即搁置（正在调用时，待该次调用结束），其通道等待。", $"Message {id} is set aside at once, or when the attempt in hand has ended; its lane waits.");

    /// <summary>It has ended meanwhile.</summary>
    public static DeskAnswer NotInLane(long id) => new(false, $"报文{id}已不在其通道中。", $"Message {id} is no longer in its lane.");

    /// <summary>A window is taken back.</summary>
    public static DeskAnswer WindowCancelled(string id) => new(true, $"窗口{id}已取消。", $"Window {id} is cancelled.");

    /// <summary>Nobody declared it here.</summary>
    public static DeskAnswer NoSuchWindow(string id) => new(false, $"窗口{id}不是运维人员声明的；gateway.json 中的窗口请在文件中修改。", $"No operator has declared a window {id}: what is written in gateway.json is changed there.");

    private static Word In(MessageState state) => StateWords.Of(state.ToString().ToLowerInvariant());
}
