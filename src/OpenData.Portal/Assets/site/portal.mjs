// Comfort for those with scripts; every page works without.
document.documentElement.classList.add("scripted");
