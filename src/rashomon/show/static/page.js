"use strict";
// The page is complete without scripts. This opens what an address points into and keeps the state in the address:
// #id?find=words&hide=V,FA&kind=quantity&actor=3&main=1&layers=ps&at=p-1
var rashomon = (function () {
  var all = function (selector, within) { return Array.from((within || document).querySelectorAll(selector)); };
  var by = function (id) { return document.getElementById(id); };
  var labels = all(".glance tbody tr").map(function (row) { return row.dataset.a; });
  var state = { id: "", find: "", hide: [], kind: "", actor: "", main: "", layers: "", at: "" };
  var KEYS = ["find", "kind", "actor", "main", "layers", "at"], layers = all(".steer fieldset input[id^=layer-]");

  function read() {
    var parts = location.hash.slice(1).split("?"), asked = new URLSearchParams(parts[1] || "");
    try { state.id = decodeURIComponent(parts[0]); } catch (error) { state.id = parts[0]; }
    KEYS.forEach(function (key) { state[key] = asked.get(key) || ""; });
    state.hide = (asked.get("hide") || "").split(",").filter(function (label) { return labels.includes(label); });
  }
  function address() {
    var asked = new URLSearchParams();
    KEYS.forEach(function (key) { if (state[key]) asked.set(key, state[key]); });
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
  function isHidden(label) { return state.hide.includes(label); }
  // the accounts whose words a node holds; a row of a table has them in its columns, a gap in a column says nothing
  function holders(node) {
    if (!node.matches("tr")) return all("[data-a]", node).map(function (n) { return n.dataset.a; });
    var heads = node.closest("table").tHead.rows[0].cells;
    return Array.from(node.cells).map(function (cell, n) { return heads[n].dataset.a && !/^\s*\u2013/.test(cell.textContent) ? heads[n].dataset.a : ""; }).filter(Boolean);
  }
  function isOff(node) {
    var own = node.dataset.a, held = state.hide.length ? holders(node) : [];
    if (own ? isHidden(own) : held.length && held.every(isHidden)) return true;
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
    all("[data-a]").forEach(function (node) { if (!node.closest(".glance")) node.classList.toggle("off", isHidden(node.dataset.a)); });
    all("thead th[data-a]").forEach(function (head) {
      all("tbody tr", head.closest("table")).forEach(function (row) { row.cells[head.cellIndex].classList.toggle("off", isHidden(head.dataset.a)); });
    });
    all(".joint").forEach(function (node) { node.classList.toggle("off", holders(node).every(isHidden)); });
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
    layers.forEach(function (box) { box.checked = (state.layers || "p").includes(box.id.slice(-1)); });
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
  all(".point").forEach(function (point) {
    var link = document.createElement("a");
    link.className = "self";
    link.href = "#" + point.id;
    link.textContent = "#";
    link.setAttribute("aria-label", "Link to this point");
    point.querySelector("h3, h4").append(" ", link);
  });
  by("show").hidden = labels.length < 2;
  by("tools").hidden = false;
  var waiting;
  by("find").addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(function () { set("find", by("find").value.trim()); }, 120); });
  ["kind", "actor"].forEach(function (key) { if (by(key)) by(key).addEventListener("change", function () { set(key, by(key).value); }); });
  by("main-only").addEventListener("change", function () { set("main", by("main-only").checked ? "1" : ""); });
  layers.forEach(function (box) {
    box.addEventListener("change", function () {
      var on = layers.filter(function (b) { return b.checked; }).map(function (b) { return b.id.slice(-1); }).join("");
      set("layers", on === "p" ? "" : on || "-");
    });
  });
  by("reset").addEventListener("click", function () { Object.assign(state, { find: "", hide: [], kind: "", actor: "", main: "" }); write(); show(); by("find").focus(); });
  [["open-all", true], ["close-all", false]].forEach(function (pair) {
    by(pair[0]).addEventListener("click", function () { all("details").forEach(function (d) { d.open = pair[1]; }); });
  });
  addEventListener("keydown", function (event) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); by("find").focus(); by("find").select(); }
    if (event.key === "Escape" && event.target === by("find")) { by("find").value = ""; set("find", ""); }
  });
  // tables of points and of positions as grids: arrow keys go from cell to cell, past gaps; Home and End to the ends of a row
  addEventListener("keydown", function (event) {
    var step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, 1], End: [0, -1] }[event.key];
    var cell = step && event.target.closest && event.target.closest(".matrix td, .matrix tbody th");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    var rows = all("tbody tr:not(.off)", cell.closest("table")), row = rows.indexOf(cell.parentElement), column = cell.cellIndex;
    if (event.key === "Home") column = -1;
    if (event.key === "End") column = cell.parentElement.cells.length;
    for (row += step[0], column += step[1]; rows[row] && rows[row].cells[column]; row += step[0], column += step[1]) {
      var next = rows[row].cells[column].querySelector("summary, a");
      if (next && next.getClientRects().length) { event.preventDefault(); next.focus(); return; }
    }
  });
  // paper has nothing to click on: the style sheet lays folded parts open, and this does where a browser cannot; cells keep theirs, the lists and texts hold the same
  var folded = [];
  addEventListener("beforeprint", function () { folded = all("details:not([open], td *)"); folded.forEach(function (d) { d.open = true; }); });
  addEventListener("afterprint", function () { folded.forEach(function (d) { d.open = false; }); folded = []; });
  document.addEventListener("click", function (event) {
    var head = event.target.closest && event.target.closest("summary"), held = head && head.parentElement;
    if (held && held.id && !held.open) { state.id = held.id; state.at = ""; write(); }
    var inside = event.target.closest && event.target.closest('a[href^="#"]');
    if (inside && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      state.id = decodeURIComponent(inside.hash.slice(1));
      state.at = "";
      write(true);
      reveal();
      if (inside.matches(".skip")) by("main").focus();
    }
  });
  // where the columns stand: `stand` is told when an address asks for a point there, `keep` writes one
  var stand = function () {};
  function keep(id) { state.id = ""; state.at = id; write(); }
  function go() { read(); show(); reveal(); if (state.at && !state.id) stand(state.at); }
  addEventListener("hashchange", go);
  addEventListener("popstate", go);
  return { all: all, by: by, keep: keep, start: function (stands) { stand = stands; go(); } };
})();
