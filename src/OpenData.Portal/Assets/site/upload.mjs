// Reads while one writes, takes files that are dropped, and follows an upload until it is published. The key stays in its field and
// in the one request it is sent with; nothing here keeps it.
import { join } from "./reader.mjs";

const form = document.getElementById("upload");
const text = form.elements.text;
const file = form.elements.file;
const drop = form.querySelector("[data-drop]");
const chosen = form.querySelector("[data-chosen]");
const shortest = 20;
let reading = null;

// Dry run: the same form, sent without leaving the page.
async function check(leads = true) {
  reading?.abort();
  reading = new AbortController();
  const { signal } = reading;
  const result = document.getElementById("result");
  const button = form.querySelector("button[value=check]");
  const words = button.textContent;
  result.classList.add("busy");
  button.textContent = form.dataset.reading;
  const body = new FormData(form);
  body.delete("key");
  body.set("do", "check");
  try {
    const response = await fetch(form.action, { method: "POST", body, signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const found = page.getElementById("result");
    document.getElementById("result").replaceWith(found);
    const reader = found.querySelector("[data-reader]");
    if (reader) join(reader);
    if (leads) found.scrollIntoView({ block: "start" });
  } catch (failure) {
    if (failure.name !== "AbortError") say(form.dataset.failed);
  } finally {
    if (!signal.aborted) document.getElementById("result").classList.remove("busy");
    button.textContent = words;
  }
}

function nameFile() {
  chosen.textContent = file.files[0]?.name ?? chosen.dataset.chosen;
}

function say(words) {
  const box = document.createElement("section");
  box.className = "outcome bad";
  box.setAttribute("role", "alert");
  box.textContent = words;
  document.getElementById("result").replaceChildren(box);
}

let soon;
text.addEventListener("input", (event) => {
  clearTimeout(soon);
  if (text.value.trim().length < shortest) return;
  file.value = "";
  nameFile();
  const pasted = event.inputType === "insertFromPaste";
  soon = setTimeout(() => check(pasted), pasted ? 0 : 1500);
});
file.addEventListener("change", () => {
  nameFile();
  if (file.files.length > 0) check();
});
nameFile();

for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.add("over");
  });
}
form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) drop.classList.remove("over"); });
form.addEventListener("drop", (event) => {
  drop.classList.remove("over");
  if (event.dataTransfer.files.length === 0) return;
  event.preventDefault();
  file.files = event.dataTransfer.files;
  nameFile();
  check();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter?.value === "publish") publish();
  else check();
});

// Upload: the API takes the file and says what becomes of it.
async function publish() {
  const section = document.querySelector(".publish");
  const progress = document.getElementById("progress");
  const key = document.getElementById("key");
  const township = form.elements.township_id.value || section.dataset.township;
  const name = form.elements.name.value || section.dataset.name;
  const headers = { Authorization: `Bearer ${key.value.trim()}`, "Accept-Language": progress.dataset.lang };
  show(progress, "sent", progress.dataset.sending);
  try {
    const body = file.files[0] ?? new Blob([text.value], { type: "text/plain" });
    const sent = await fetch(`/api/v1/uploads/${township}/${encodeURIComponent(name)}`, { method: "PUT", headers, body });
    let upload = await answer(sent);
    const place = new URL(sent.headers.get("Location") ?? `/api/v1/uploads/${township}/${upload.upload_id}`, location.href);
    for (let tries = 0; upload.state === "received" && tries < 240; tries++) {
      show(progress, "received", upload[messageIn(progress)]);
      await pause(700);
      upload = await answer(await fetch(place.pathname, { headers }));
    }
    await finish(progress, upload);
    key.value = "";
  } catch (failure) {
    show(progress, "failed", failure.message || form.dataset.failed);
  }
}

async function finish(progress, upload) {
  const good = upload.state === "published" || upload.state === "duplicate";
  if (upload.state === "received") return show(progress, "received", progress.dataset.late);
  if (upload.report_id && upload.revision) {
    for (let tries = 0; tries < 50 && !(await isShown(upload)); tries++) await pause(200);
  }
  show(progress, good ? "published" : "failed", upload[messageIn(progress)]);
  if (!upload.report_id || !upload.revision) return;
  const link = document.createElement("a");
  link.className = "button";
  link.href = progress.dataset.base + upload.report_id;
  link.textContent = progress.dataset.open;
  progress.append(link);
  link.focus();
}

/** Whether the index knows the revision already. Asked of the list, for a report that is not there yet would be an error. */
async function isShown(upload) {
  const response = await fetch(`/api/v1/reports?township_id=${upload.report_id.slice(0, 9)}&limit=1000`, { cache: "no-store" });
  return response.ok && (await response.json()).data.some((report) => report.report_id === upload.report_id && report.revision >= upload.revision);
}

async function answer(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(`${body.title} ${body.detail}`);
  return body.data;
}

function show(progress, step, words) {
  progress.hidden = false;
  progress.querySelector("a")?.remove();
  progress.className = `outcome ${step === "published" ? "good" : step === "failed" ? "bad" : ""}`;
  progress.querySelector("[data-message]").textContent = words;
  const steps = [...progress.querySelectorAll("[data-step]")];
  const at = steps.findIndex((one) => one.dataset.step === step);
  if (at < 0) return;
  steps.forEach((one, place) => {
    one.classList.toggle("done", place < at || step === "published");
    one.classList.toggle("now", place === at && step !== "published");
  });
}

const messageIn = (progress) => (progress.dataset.lang === "zh" ? "message" : "message_en");
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
