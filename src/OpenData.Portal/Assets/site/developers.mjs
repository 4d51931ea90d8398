// Makes the call that the form describes and shows its answer; without script the form leads to a page with the call as a link.
const form = document.querySelector("[data-try]");
if (form) form.addEventListener("submit", (event) => { event.preventDefault(); call(); });

const most = 20000;

async function call() {
  const fields = [...form.elements].filter((field) => field.name && field.value.trim() !== "");
  let path = form.dataset.template;
  const query = new URLSearchParams();
  const state = new URLSearchParams();
  for (const { name, value, dataset } of fields) {
    state.set(name, value.trim());
    if (dataset.in === "path") path = path.replace(`{${name}}`, encodeURIComponent(value.trim()));
    else query.set(name, value.trim());
  }
  const address = readable(path, query);
  history.replaceState(null, "", readable(location.pathname, state));
  const url = new URL(address, location.href).href;
  const [link, command] = document.querySelectorAll("[data-call] code");
  link.querySelector("a").href = address;
  link.querySelector("a").textContent = url;
  command.textContent = `curl '${url}'`;
  for (const [place, text] of [[0, url], [1, command.textContent]]) document.querySelectorAll("[data-call] [data-copy]")[place].dataset.copy = text;

  const answer = document.querySelector("[data-answer]");
  const started = performance.now();
  const response = await fetch(address);
  const type = response.headers.get("Content-Type") ?? "";
  const legible = /json|csv|text|yaml/.test(type) && !/gzip|sqlite/.test(type);
  if (!legible) await response.body.cancel();
  const text = legible ? await response.text() : `${response.headers.get("Content-Length") ?? "?"} bytes`;
  answer.hidden = false;
  answer.querySelector("[data-status]").textContent = `${response.status} · ${Math.round(performance.now() - started)} ms · ${type}`;
  answer.querySelector("[data-body]").textContent = pretty(response, text);
  answer.scrollIntoView({ block: "nearest" });
}

// Commas and colons may stand in an address, and are easier to read.
function readable(path, query) {
  const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text ? `${path}?${text}` : path;
}

function pretty(response, text) {
  const whole = /json\b/.test(response.headers.get("Content-Type") ?? "") ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return whole.length > most ? `${whole.slice(0, most)}\n…` : whole;
}
