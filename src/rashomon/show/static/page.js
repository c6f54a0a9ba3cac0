"use strict";
// The page is complete without this: it opens what an address points into, filters by account, copies links, opens all.
(function () {
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return;
    for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView({ block: target.matches(".s, .row") ? "center" : "start" });
  }
  addEventListener("hashchange", reveal);
  reveal();

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.self");
    if (link && navigator.clipboard) navigator.clipboard.writeText(link.href).catch(function () {});
  });

  // "Copy citation": words, file, digest and place, so that a copy verifies without this page.
  function citation(line) {
    var address = decodeURIComponent(line.querySelector("a").hash.slice(1));
    var target = document.getElementById(address), text = target && target.closest(".text");
    if (!text) return line.previousElementSibling.textContent;
    var named = text.querySelector("h3").textContent.replace(/\s+/g, " ").trim(), place = address.split("-").slice(-2).join("\u2013");
    return "\u201c" + target.textContent.trim() + "\u201d (" + named + ", characters " + place + ", SHA-256 " + text.querySelector("code").textContent + ")";
  }
  if (navigator.clipboard) document.addEventListener("toggle", function (event) {
    if (!event.target.open) return;
    event.target.querySelectorAll(".to").forEach(function (line) {
      if (line.querySelector("button") || line.closest("details") !== event.target) return;
      var made = document.createElement("button");
      made.type = "button";
      made.textContent = "Copy citation";
      made.addEventListener("click", function () {
        navigator.clipboard.writeText(citation(line)).then(function () { made.textContent = "Copied"; }, function () { made.textContent = "Not allowed here"; });
      });
      line.append(" ", made);
    });
  }, true);

  var tools = document.getElementById("tools");
  var labels = Array.from(document.querySelectorAll(".glance tbody tr")).map(function (row) { return row.dataset.a; });
  var off = new Set();

  function button(text, pressed, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    if (pressed !== null) made.setAttribute("aria-pressed", pressed);
    made.addEventListener("click", function () { act(made); });
    tools.append(made);
  }
  function line(text) {
    var made = document.createElement("p");
    made.textContent = text;
    tools.append(made);
  }
  function filter() {
    document.querySelectorAll("[data-a]").forEach(function (node) {
      if (!node.closest(".glance")) node.classList.toggle("off", off.has(node.dataset.a));
    });
    document.querySelectorAll(".point, .speaker, .utterance, .timeline .row, .timeline > li").forEach(function (node) {
      var held = Array.from(node.querySelectorAll("[data-a]"));
      node.classList.toggle("off", held.length > 0 && held.every(function (n) { return off.has(n.dataset.a); }));
    });
  }
  if (labels.length > 1) {
    line("Show accounts");
    labels.forEach(function (label) {
      button(label, "true", function (made) {
        if (off.has(label)) off.delete(label); else off.add(label);
        made.setAttribute("aria-pressed", String(!off.has(label)));
        filter();
      });
    });
  }
  line("Sentences and folded parts");
  button("Open all", null, function () { document.querySelectorAll("details").forEach(function (d) { d.open = true; }); });
  button("Close all", null, function () { document.querySelectorAll("details").forEach(function (d) { d.open = false; }); });
})();
