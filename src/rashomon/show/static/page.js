"use strict";
// The page is complete without scripts. This opens what an address points into and keeps the state in the address:
// #id?find=words&hide=V,FA&kind=quantity&actor=3&main=1
var rashomon = (function () {
  var all = function (selector, within) { return Array.from((within || document).querySelectorAll(selector)); };
  var by = function (id) { return document.getElementById(id); };
  var labels = all(".glance tbody tr").map(function (row) { return row.dataset.a; });
  var state = { id: "", find: "", hide: [], kind: "", actor: "", main: "" };

  function read() {
    var parts = location.hash.slice(1).split("?"), asked = new URLSearchParams(parts[1] || "");
    try { state.id = decodeURIComponent(parts[0]); } catch (error) { state.id = parts[0]; }
    ["find", "kind", "actor", "main"].forEach(function (key) { state[key] = asked.get(key) || ""; });
    state.hide = (asked.get("hide") || "").split(",").filter(function (label) { return labels.includes(label); });
  }
  function address() {
    var asked = new URLSearchParams();
    ["find", "kind", "actor", "main"].forEach(function (key) { if (state[key]) asked.set(key, state[key]); });
    if (state.hide.length) asked.set("hide", state.hide.join(","));
    return "#" + state.id + (asked.toString() ? "?" + asked : "");
  }
  // inside a notebook the address belongs to the notebook
  function write(isStep) { try { history[isStep ? "pushState" : "replaceState"](null, "", address()); } catch (error) { return; } }

  function reveal() {
    var target = state.id && by(state.id);
    if (!target) return;
    for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    all(".aimed").forEach(function (old) { old.classList.remove("aimed"); });
    target.classList.add("aimed");
    target.scrollIntoView({ block: target.matches(".s, .row, .side") ? "center" : "start" });
  }

  // what one line of each list is, for search and filters
  var ITEMS = ".point, .lone, .speaker, .utterance, .instrument, .timeline > li, .missing li, .matrix tbody tr, .sources tbody tr, .terms > div, #conclusions > .row, #checks > .row, #rests .brief > div";
  var words = new WeakMap();
  function said(node) {
    if (!words.has(node)) {
      var copy = node.cloneNode(true);
      all(".context, button", copy).forEach(function (added) { added.remove(); });
      words.set(node, copy.textContent.toLowerCase());
    }
    return words.get(node);
  }
  function isOff(node) {
    var held = all("[data-a]", node), own = node.dataset.a;
    if (own ? state.hide.includes(own) : held.length && held.every(function (n) { return state.hide.includes(n.dataset.a); })) return true;
    var link = node.matches(".missing li") && node.querySelector("a");
    var point = link ? by(link.hash.slice(1)) || node : node.matches("tr") && node.dataset.point ? by(node.dataset.point) || node : node;
    if (point.dataset.k || node.matches(".lone")) {
      if (state.kind && point.dataset.k !== state.kind) return true;
      if (state.main && !("main" in point.dataset)) return true;
      if (state.actor && !(point.dataset.w || "").split(" ").includes(state.actor)) return true;
    } else if (state.kind || state.actor || state.main) return true;
    return Boolean(state.find) && !said(node).includes(state.find.toLowerCase());
  }
  function filter() {
    var isFiltered = Boolean(state.find || state.kind || state.actor || state.main), shown = 0;
    all("[data-a]").forEach(function (node) { if (!node.closest(".glance")) node.classList.toggle("off", state.hide.includes(node.dataset.a)); });
    all(".joint").forEach(function (node) { node.classList.toggle("off", all("[data-a]", node).every(function (n) { return state.hide.includes(n.dataset.a); })); });
    all(ITEMS).forEach(function (node) {
      var off = isOff(node);
      node.classList.toggle("off", off);
      if (!off && node.matches(".point, .lone, .speaker, .utterance, .instrument, .timeline > li")) shown += 1;
      if (!off && isFiltered) for (var up = node.parentElement; up; up = up.parentElement) if (up.matches("details.fold")) up.open = true;
    });
    all("main > section:not(#texts, #about, #accounts)").forEach(function (section) {
      var items = all(ITEMS, section);
      section.classList.toggle("off", isFiltered && items.every(function (n) { return n.classList.contains("off"); }));
      all("h3", section).forEach(function (head) {
        if (head.closest(ITEMS)) return;
        var under = [], next = head.nextElementSibling;
        for (; next && next.tagName !== "H3"; next = next.nextElementSibling) under = under.concat(next.matches(ITEMS) ? [next] : all(ITEMS, next));
        head.classList.toggle("none-left", isFiltered && under.length > 0 && under.every(function (n) { return n.classList.contains("off"); }));
      });
    });
    all("nav a").forEach(function (link) { var at = by(link.hash.slice(1)); link.parentElement.classList.toggle("off", Boolean(at && at.classList.contains("off"))); });
    by("reset").hidden = !(isFiltered || state.hide.length);
    by("found").textContent = isFiltered ? shown + (shown === 1 ? " place left" : " places left") : "";
  }
  function show() {
    by("find").value = state.find;
    ["kind", "actor"].forEach(function (key) { if (by(key)) by(key).value = state[key]; });
    by("main-only").checked = Boolean(state.main);
    all("#show button").forEach(function (made) { made.setAttribute("aria-pressed", String(!state.hide.includes(made.textContent))); });
    filter();
  }
  function set(key, value) { state[key] = value; write(); show(); }

  labels.forEach(function (label) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", function () {
      set("hide", state.hide.includes(label) ? state.hide.filter(function (other) { return other !== label; }) : state.hide.concat(label));
    });
    by("show").append(made);
  });
  by("show").hidden = labels.length < 2;
  by("tools").hidden = false;
  var waiting;
  by("find").addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(function () { set("find", by("find").value.trim()); }, 120); });
  ["kind", "actor"].forEach(function (key) { if (by(key)) by(key).addEventListener("change", function () { set(key, by(key).value); }); });
  by("main-only").addEventListener("change", function () { set("main", by("main-only").checked ? "1" : ""); });
  by("reset").addEventListener("click", function () { Object.assign(state, { find: "", hide: [], kind: "", actor: "", main: "" }); write(); show(); by("find").focus(); });
  [["open-all", true], ["close-all", false]].forEach(function (pair) {
    by(pair[0]).addEventListener("click", function () { all("details").forEach(function (d) { d.open = pair[1]; }); });
  });
  addEventListener("keydown", function (event) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); by("find").focus(); by("find").select(); }
    if (event.key === "Escape" && event.target === by("find")) { by("find").value = ""; set("find", ""); }
  });
  // the matrix as a grid: arrow keys go from cell to cell, past gaps
  addEventListener("keydown", function (event) {
    var step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    var cell = step && event.target.closest && event.target.closest(".matrix td, .matrix tbody th");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    var rows = all("tbody tr:not(.off)", cell.closest("table")), row = rows.indexOf(cell.parentElement), column = cell.cellIndex;
    for (row += step[0], column += step[1]; rows[row] && rows[row].cells[column]; row += step[0], column += step[1]) {
      var next = rows[row].cells[column].querySelector("summary, a");
      if (next && next.getClientRects().length) { event.preventDefault(); next.focus(); return; }
    }
  });
  document.addEventListener("click", function (event) {
    var head = event.target.closest && event.target.closest("summary"), held = head && head.parentElement;
    if (held && held.id && !held.open) { state.id = held.id; write(); }
    var inside = event.target.closest && event.target.closest('a[href^="#"]');
    if (inside && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      state.id = decodeURIComponent(inside.hash.slice(1));
      write(true);
      reveal();
      if (inside.matches(".skip")) by("main").focus();
    }
  });
  function go() { read(); show(); reveal(); }
  addEventListener("hashchange", go);
  addEventListener("popstate", go);
  return { all: all, by: by, start: go };
})();
