// Keyboard and freshness. Every page works without this file.
(() => {
  "use strict";
  const rows = () => [...document.querySelectorAll("tbody tr[data-href]")];
  let at = -1;
  const select = to => {
    const all = rows();
    if (!all.length) return;
    all.forEach(row => row.removeAttribute("aria-selected"));
    at = Math.max(0, Math.min(all.length - 1, to));
    all[at].setAttribute("aria-selected", "true");
    all[at].scrollIntoView({ block: "nearest" });
  };
  const typing = element => element && (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable);
  const help = () => document.getElementById("keys");
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      if (typing(document.activeElement)) document.activeElement.blur();
      document.querySelectorAll(".acts details[open]").forEach(open => open.removeAttribute("open"));
      return;
    }
    if (typing(event.target)) return;
    if (event.key === "j") select(at + 1);
    else if (event.key === "k") select(at - 1);
    else if (event.key === "Enter" && at >= 0 && event.target === document.body) location.href = rows()[at].dataset.href;
    else if (event.key === "/") { const box = document.querySelector("form.filter input"); if (!box) return; box.focus(); box.select(); }
    else if (event.key === "f") document.getElementById("find")?.focus();
    else if (event.key === "l" || event.key === "t") document.querySelector(event.key === "l" ? "a[data-language]" : "a[data-theme]")?.click();
    else if (event.key === "?" && help()) { if (help().open) help().close(); else help().showModal(); }
    else if (event.key === "u") history.back();
    else if (/^[1-9]$/.test(event.key)) { const link = document.querySelectorAll("header.bar nav a")[event.key - 1]; if (link) location.href = link.href; }
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", event => {
    if (event.target.closest("[data-keys]")) { event.preventDefault(); help()?.showModal(); }
  });
  // Lineage: what is chosen lights up with everything that made it or came of it, in all four columns.
  document.addEventListener("click", event => {
    const chosen = event.target.closest(".field");
    if (!chosen) return;
    const trace = chosen.closest(".trace"), off = chosen.getAttribute("aria-pressed") === "true";
    trace.querySelectorAll(".field.lit, .field[aria-pressed=true]").forEach(field => { field.classList.remove("lit"); field.setAttribute("aria-pressed", "false"); });
    const said = trace.querySelector(".chain");
    said.dataset.empty ??= said.textContent;
    if (off) { said.textContent = said.dataset.empty; return; }
    chosen.setAttribute("aria-pressed", "true");
    const lit = (chosen.dataset.with || "").split(" ").map(id => document.getElementById(id)).filter(Boolean);
    lit.forEach(field => field.classList.add("lit"));
    const words = [...trace.querySelectorAll(".column")].map(column => {
      const all = [...column.querySelectorAll(".field.lit, .field[aria-pressed=true]")];
      if (all.length && !column.contains(chosen)) { const list = column.querySelector("ol"); list.scrollTop = all[0].offsetTop - list.offsetTop - 20; }
      return all.slice(0, 2).map(field => field.querySelector("b").textContent).join(" · ") + (all.length > 2 ? " … " + all.length : "");
    });
    said.textContent = words.filter(Boolean).join("  →  ");
  });
  // A page that says how often is fetched again and its main part replaced, unless somebody writes, reads on or chooses there.
  const every = Number(document.querySelector("main")?.dataset.every || 0);
  if (every > 0) setInterval(async () => {
    const main = document.querySelector("main");
    if (document.hidden || main.querySelector("details[open]") || main.contains(document.activeElement)) return;
    try {
      const answer = await fetch(location.href, { headers: { "X-Refresh": "1" } });
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
      const said = main.querySelector("p.said[role=status]"); // what came of an order stays to be read
      if (fresh && said && performance.now() < 30000) fresh.prepend(said.cloneNode(true));
      if (fresh && fresh.innerHTML !== main.innerHTML) { main.innerHTML = fresh.innerHTML; if (at >= 0) select(at); }
    } catch { /* the gateway is away: the next look tells */ }
  }, every * 1000);
})();
