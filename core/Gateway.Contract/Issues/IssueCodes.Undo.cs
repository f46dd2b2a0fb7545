namespace Gateway.Contract;

/// <summary>GW6201 to GW6299: taking a whole visit back.</summary>
public static partial class IssueCodes
{
    /// <summary>The message ended because an operator's order took its visit back.</summary>
    public static readonly IssueCode UndoneWithVisit = Warning("GW6201", "The visit was taken back by an operator's order; what this message did is no longer live.", "该就诊已由运维人员整体撤销，本报文办理的内容不再有效。");

    /// <summary>The platform refused to take a part of a visit back.</summary>
    public static readonly IssueCode VisitUndoStopped = Error("GW6202", "The platform refused to take this part of the visit back, so the undo stops here: settle it with the platform's office, then ask for the undo again.", "平台拒绝撤销该就诊的这一步，撤销在此停止：请与经办机构核实处理后，再次执行撤销。");

    /// <summary>Whether something of the visit is live cannot be known by the undo itself.</summary>
    public static readonly IssueCode VisitUndoUndecided = Error("GW6203", "It is not known whether a part of the visit was done, and that part cannot be taken back unseen: let its message finish first, then ask for the undo again.", "该就诊有一步尚不知平台是否已办理，且无法直接撤销：请先放行该报文查清结果，再次执行撤销。");

    /// <summary>A message came while its visit was being taken back.</summary>
    public static readonly IssueCode VisitBeingUndone = Error("GW6204", "The visit is being taken back: send the message again when that is done.", "该就诊正在整体撤销：撤销完成后请重新发送。");
}
