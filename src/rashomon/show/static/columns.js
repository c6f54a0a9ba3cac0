// The texts side by side: the same point marked in every column, steps from point to point, columns that scroll together.
(function () {
  var all = rashomon.all, by = rashomon.by;
  var bodies = all(".text .body"), beside = by("beside"), at = -1, quiet = 0;

  function isBeside() { return beside.checked && matchMedia("(min-width: 64rem)").matches; }
  function points(a) { return [a.hash].concat((a.dataset.also || "").split(" ").filter(Boolean).map(function (id) { return "#" + id; })); }
  var places = new Map(bodies.map(function (body) {
    var own = new Map();
    all("a.m", body).forEach(function (a) { points(a).forEach(function (href) { own.set(href, (own.get(href) || []).concat(a)); }); });
    return [body, own];
  }));
  function of(body, href) { return places.get(body).get(href) || []; }
  function steps() {
    var kind = by("which").value, seen = new Map();
    bodies.forEach(function (body) {
      if (body.closest(".off")) return;
      var own = new Set();
      all(kind === "d" ? "a.d" : "a.m", body).forEach(function (a) { points(a).forEach(own.add, own); });
      own.forEach(function (href) { seen.set(href, (seen.get(href) || 0) + 1); });
    });
    return Array.from(seen.keys()).filter(function (href) { return seen.get(href) > 1 || kind === "d"; });
  }
  function mark(href, name) {
    all("a." + name).forEach(function (a) { a.classList.remove(name); });
    if (href) bodies.forEach(function (body) { of(body, href).forEach(function (a) { a.classList.add(name); }); });
  }
  function top(body, node) { return node.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop; }
  function scroll(body, value) { quiet = Date.now() + 200; body.scrollTop = value; }

  function align(href, except, y) {
    bodies.forEach(function (body) {
      var found = of(body, href)[0];
      if (found && body !== except) scroll(body, top(body, found) - (y === undefined ? body.clientHeight / 3 : y));
    });
  }
  function summary(href) {
    var card = by(href.slice(1)), head = card && (card.querySelector("h3, h4") || card.querySelector("summary"));
    return head ? head.textContent.replace(/\s*#\s*$/, "").replace(/\s+/g, " ").trim() : "";
  }
  function tell(href, n, count) {
    var line = by("here"), link = document.createElement("a");
    line.textContent = n + 1 + " of " + count + ": ";
    link.href = href;
    link.textContent = summary(href);
    line.append(link);
    bodies.forEach(function (body) {
      var text = body.closest(".text"), found = of(body, href)[0], part;
      if (found) { part = document.createElement("a"); part.href = "#" + (found.closest(".s") || text).id; part.textContent = text.dataset.label; }
      else { part = document.createElement("span"); part.textContent = text.dataset.label + ": not there"; }
      line.append(" \u00b7 ", part);
    });
  }
  function go(href) {
    var list = steps(), n = list.indexOf(href);
    at = n;
    rashomon.keep(href.slice(1));
    mark(href, "now");
    tell(href, Math.max(n, 0), list.length);
    if (isBeside()) align(href);
    else { var first = all("a.now")[0]; if (first) first.scrollIntoView({ block: "center" }); }
  }
  function step(by) {
    var list = steps();
    if (list.length) go(list[(Math.max(at, by > 0 ? -1 : 0) + by + list.length) % list.length]);
  }
  if (bodies.length > 1 && steps().length) {
    by("steps").hidden = false;
    by("next").addEventListener("click", function () { step(1); });
    by("previous").addEventListener("click", function () { step(-1); });
    by("which").addEventListener("change", function () { at = -1; });
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest(".text a.m");
    if (!link || !isBeside() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.hash);
  }, true);
  ["mouseover", "focusin"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var link = event.target.closest && event.target.closest(".text a.m");
      mark(link ? link.hash : "", "same");
    });
  });
  bodies.forEach(function (body) {
    var asked = false;
    body.addEventListener("scroll", function () {
      if (asked || Date.now() < quiet || !isBeside() || !by("together").checked) return;
      asked = true;
      requestAnimationFrame(function () {
        asked = false;
        var middle = body.getBoundingClientRect().top + body.clientHeight / 3, best = null, far = Infinity;
        all("a.m", body).forEach(function (a) {
          var distance = Math.abs(a.getBoundingClientRect().top - middle);
          if (distance < far && bodies.some(function (other) { return other !== body && of(other, a.hash).length; })) { best = a; far = distance; }
        });
        if (best && far < body.clientHeight / 2) align(best.hash, body, best.getBoundingClientRect().top - body.getBoundingClientRect().top);
      });
    }, { passive: true });
  });
  rashomon.start(function (id) {
    if (!bodies.some(function (body) { return of(body, "#" + id).length; })) return;
    by("texts").scrollIntoView();
    go("#" + id);
  });
})();
