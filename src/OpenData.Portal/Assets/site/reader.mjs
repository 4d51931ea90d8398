// The two sides of the reader, for those with scripts: what belongs together lights up, the records follow the text, and keys move
// through the numbers. Without it both sides are joined by their links.
const reader = document.querySelector("[data-reader]");
if (reader) join(reader);

export function join(reader) {
  const records = reader.querySelector(".reader-records");
  const numbers = [...reader.querySelectorAll("a.n")];
  const wide = matchMedia("(min-width: 60.01rem)");
  let paired = [];

  const recordOf = (number) => document.getElementById(number.hash.slice(1));
  const numberOf = (record) => document.getElementById("o" + record.id.slice(1))?.closest("a.n");

  function pair(number, follow) {
    for (const element of paired) element.classList.remove("paired");
    const record = number && recordOf(number);
    paired = record ? [number, record] : [];
    for (const element of paired) element.classList.add("paired");
    if (record && follow && wide.matches) {
      records.scrollTo({ top: record.offsetTop - records.clientHeight / 3 });
    }
  }

  reader.addEventListener("pointerover", (event) => {
    const number = event.target.closest("a.n");
    if (number) pair(number, true);
    const record = event.target.closest(".record");
    if (record) pair(numberOf(record), false);
  });

  reader.addEventListener("focusin", (event) => {
    const number = event.target.closest("a.n");
    if (number) pair(number, true);
    const record = event.target.closest(".record");
    if (record) pair(numberOf(record), false);
  });

  // While the text moves under the reader's eyes, its records move along, unless the reader is busy with these.
  const inSight = new Set();
  let waiting = false;
  const sight = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.isIntersecting ? inSight.add(entry.target) : inSight.delete(entry.target);
    if (waiting || records.matches(":hover") || records.contains(document.activeElement)) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const first = numbers.find((number) => inSight.has(number));
      if (first && wide.matches && !reader.querySelector("a.n:hover, a.n:focus")) {
        records.scrollTo({ top: recordOf(first).offsetTop - 60 });
      }
    });
  }, { rootMargin: "-15% 0px -35% 0px" });
  for (const number of numbers) sight.observe(number);

  // Keys count while the focus is in the reader only, so that they are nobody else's.
  reader.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const at = numbers.indexOf(event.target.closest("a.n") ?? paired[0]);
    const differing = [...reader.querySelectorAll(".finding")];
    const moves = {
      j: () => go(numbers[Math.min(at + 1, numbers.length - 1)]),
      k: () => go(numbers[Math.max(at - 1, 0)]),
      f: () => {
        const from = differing.indexOf(event.target.closest(".finding"));
        const next = differing[(from + 1) % differing.length];
        const target = next?.tagName === "DETAILS" ? next.querySelector("summary") : next;
        go(target);
      },
      Escape: () => {
        const record = event.target.closest(".record");
        if (record) go(numberOf(record));
      },
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  });

  function go(element) {
    if (!element) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }

  // Someone came for one sentence.
  const called = document.getElementById(location.hash.slice(1))?.closest("a.n");
  if (called && recordOf(called)) pair(called, true);
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    const number = target?.closest("a.n") ?? (target?.matches(".record") ? numberOf(target) : null);
    if (number) pair(number, target === number);
    if (target?.matches(".record") && wide.matches) target.focus({ preventScroll: true });
    if (target?.matches("a.n")) target.focus({ preventScroll: true });
  });
}
