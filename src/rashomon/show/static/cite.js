// Beside every opened sentence: a citation in one line, and a W3C Web Annotation. Both carry file, digest and characters, so
// that they can be checked against the file without this page. Characters are Unicode code points.
(function () {
  var AROUND = 32, all = rashomon.all;
  // control and direction-turning characters stand on the page as signs: turned back, so that the words are the file's
  function plain(text) { return text.replace(/\u2039U\+([0-9A-F]{4,6})\u203a/g, function (sign, code) { return String.fromCodePoint(parseInt(code, 16)); }); }

  function place(line) {
    var sentence = document.getElementById(decodeURIComponent(line.querySelector("a").hash.slice(1)));
    var text = sentence.closest(".text"), first = Number(sentence.id.split("-").slice(-2)[0]), before = "", after = "", passed = false;
    all(".zone", text).forEach(function (zone) {
      var walk = document.createTreeWalker(zone, NodeFilter.SHOW_TEXT), node;
      while ((node = walk.nextNode())) {
        if (node.parentElement.closest(".label")) continue;
        if (!passed && (sentence.contains(node) || sentence.compareDocumentPosition(node) & 4)) passed = true;
        if (passed) after += node.data; else before += node.data;
      }
    });
    var rest = Array.from(plain(after)), lead = Array.from(plain(before)), said = line.textContent.match(/characters (\d+)\u2013(\d+)/), start = Number(said[1]), end = Number(said[2]);
    var whole = Array.from(plain(sentence.textContent));
    return { text: text.dataset, start: start, end: end, whole: whole.join(""), first: first, last: first + whole.length,
      exact: rest.slice(start - first, end - first).join(""),
      prefix: lead.concat(rest.slice(0, start - first)).slice(-AROUND).join(""), suffix: rest.slice(end - first, end - first + AROUND).join("") };
  }
  function citation(line) {
    var at = place(line), known = at.text.cite ? at.text.cite + "; " : "";
    return "\u201c" + at.whole.split(/\s+/).filter(Boolean).join(" ") + "\u201d (" + known + at.text.file + ", characters " + at.first + "\u2013" + at.last + ", SHA-256 " + at.text.sha + ")";
  }
  function annotation(line) {
    var at = place(line), point = line.closest(".point, .lone"), note = point && point.querySelector("h3, h4");
    var made = { "@context": "http://www.w3.org/ns/anno.jsonld", type: "Annotation", motivation: note ? "commenting" : "highlighting" };
    if (note) made.body = { type: "TextualBody", value: note.textContent.replace(/\s*#\s*$/, "").replace(/\s+/g, " ").trim(), format: "text/plain" };
    made.target = {
      source: { id: encodeURIComponent(at.text.file).replace(/%2F/g, "/"), type: "Text", format: "text/plain", "dcterms:identifier": "sha256:" + at.text.sha },
      selector: [{ type: "TextQuoteSelector", exact: at.exact, prefix: at.prefix, suffix: at.suffix }, { type: "TextPositionSelector", start: at.start, end: at.end }],
    };
    return JSON.stringify(made, null, 1);
  }
  function copy(words) {
    if (navigator.clipboard) return navigator.clipboard.writeText(words);
    var field = document.createElement("textarea");
    field.value = words;
    document.body.append(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject();
  }
  function button(name, make, line) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = name;
    made.addEventListener("click", function () {
      var words = make(line);
      made.dataset.copied = words;
      copy(words).then(function () { return "Copied"; }, function () { return "Not allowed here"; }).then(function (said) {
        rashomon.by("found").textContent = said;
        made.textContent = said;
        setTimeout(function () { made.textContent = name; }, 1500);
      });
    });
    line.append(" ", made);
  }
  // the sentence in its context: the one before and the one after, from the text below
  function context(line) {
    var sentence = document.getElementById(decodeURIComponent(line.querySelector("a").hash.slice(1)));
    if (!sentence || !sentence.closest(".body")) return;
    var list = all(".s", sentence.closest(".body")), at = list.indexOf(sentence), quoted = line.previousElementSibling;
    if (!quoted || quoted.tagName !== "BLOCKQUOTE") {
      var held = place(line), letters = Array.from(sentence.textContent), words = document.createElement("mark");
      quoted = document.createElement("blockquote");
      words.textContent = letters.slice(held.start - held.first, held.end - held.first).join("");
      quoted.append(letters.slice(0, held.start - held.first).join(""), words, letters.slice(held.end - held.first).join(""));
      line.before(quoted);
    }
    [[list[at - 1], "prepend"], [list[at + 1], "append"]].forEach(function (pair) {
      if (!pair[0] || pair[0].closest(".zone") !== sentence.closest(".zone")) return;
      var made = document.createElement("span");
      made.className = "context";
      made.textContent = pair[1] === "prepend" ? pair[0].textContent + " " : " " + pair[0].textContent;
      quoted[pair[1]](made);
    });
  }
  document.addEventListener("toggle", function (event) {
    if (!event.target.open) return;
    all(".to", event.target).forEach(function (line) {
      if (line.querySelector("button") || line.closest("details") !== event.target) return;
      context(line);
      button("Copy citation", citation, line);
      button("Copy as W3C annotation", annotation, line);
    });
  }, true);
})();
