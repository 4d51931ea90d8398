// Comfort for those with scripts; every page works without.
document.documentElement.classList.add("scripted");

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = words; }, 1500);
});

// One choice at a time: opening one of the tools closes the others.
for (const tools of document.querySelectorAll(".tools")) {
  tools.addEventListener("toggle", (event) => {
    if (!event.target.open) return;
    for (const other of tools.querySelectorAll(":scope > details[open]")) if (other !== event.target) other.open = false;
  }, true);
}

if (document.querySelector("[data-chart]")) await import("./charts.mjs");
document.documentElement.dataset.ready = "true";
