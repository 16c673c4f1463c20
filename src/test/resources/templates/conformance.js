"use strict";
(() => {
  const form = document.getElementById("filter");
  const rows = Array.from(document.querySelectorAll("#all tbody tr"));
  if (!form) return;
  const words = form.elements.namedItem("words");
  const verdict = form.elements.namedItem("verdict");
  const area = form.elements.namedItem("area");
  const told = form.querySelector("output");
  const apply = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits =
        (!verdict.value || row.dataset.verdict === verdict.value) &&
        (!area.value || row.dataset.area === area.value) &&
        wanted.every((word) => text.includes(word));
      row.hidden = !fits;
      if (fits) shown++;
    }
    told.textContent = shown + " of " + rows.length + " shown";
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => requestAnimationFrame(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
  const unfold = () => {
    const there = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let e = there; e; e = e.parentElement) if (e instanceof HTMLDetailsElement) e.open = true;
    if (there) there.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  if (location.hash) unfold();
  const jump = document.getElementById("jump");
  const sheets = Array.from(document.querySelectorAll("article.sheet"));
  if (jump && sheets.length > 1) {
    jump.hidden = false;
    jump.addEventListener("click", () => {
      const below = sheets.find((sheet) => sheet.getBoundingClientRect().top > 40);
      (below || sheets[0]).querySelector("a.here").focus({ preventScroll: true });
      (below || sheets[0]).scrollIntoView();
    });
  }
})();
