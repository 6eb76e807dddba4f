// Enhancements only: every page reads whole without this file.
"use strict";

(() => {
  const root = document.documentElement;

  // The theme is remembered where the browser lets a file remember anything.
  const stored = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch { /* opened from disk with storage off */ }
    return null;
  };

  const theme = () => {
    const button = document.querySelector("[data-theme-switch]");
    const dark = () =>
      root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const label = () => { button.textContent = dark() ? button.dataset.light : button.dataset.dark; };
    button.hidden = false;
    label();
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      stored("riwaya-theme", root.dataset.theme);
      label();
    });
  };

  // A form filters the entries below the element that it names; its selects are named as their keys.
  const filter = (form) => {
    form.hidden = false;
    const entries = [...document.getElementById(form.dataset.filters).querySelectorAll("[data-entry]")];
    const result = form.querySelector("[data-shown]");
    const keys = [...form.querySelectorAll("select")].map((select) => select.name);
    const has = (entry, key) => {
      const wanted = form.elements[key].value;
      return !wanted || entry.dataset[key].split(" ").includes(wanted);
    };
    // `to` of a story is the first day that is no longer part of it.
    const inTime = (entry) => {
      if (!form.elements.from) return true;
      const { from, to } = entry.dataset;
      const first = form.elements.from.value, last = form.elements.to.value;
      if (!first && !last) return true;
      if (!from && !to) return false;
      return (!last || !from || from.slice(0, 10) <= last) && (!first || !to || to.slice(0, 10) > first);
    };
    const apply = () => {
      let shown = 0;
      for (const entry of entries) {
        entry.hidden = !(keys.every((key) => has(entry, key)) && inTime(entry));
        shown += entry.hidden ? 0 : 1;
      }
      result.textContent = shown === entries.length ? "" : `${result.dataset.shown} ${shown.toLocaleString(root.lang)}`;
    };
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    apply();
  };

  // A mark that others cross stands in several pieces; the target is all of them.
  const target = () => {
    for (const piece of document.querySelectorAll(".is-target")) piece.classList.remove("is-target");
    const key = decodeURIComponent(location.hash.slice(1));
    if (!key) return;
    for (const piece of document.querySelectorAll("[data-i]")) {
      if (piece.dataset.i === key) piece.classList.add("is-target");
    }
    for (let box = document.getElementById(key)?.closest("details"); box; box = box.parentElement.closest("details")) {
      box.open = true;
    }
  };

  // n and p walk through the marks that are switched on.
  const walk = () => {
    const text = document.querySelector(".reader .text");
    if (!text) return;
    const on = (mark) => !document.querySelector(`[data-layer="${mark.className.match(/m-(\w+)/)[1]}"]:not(:checked)`);
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(input|select|textarea)$/i.test(event.target.tagName)) return;
      const step = { n: 1, p: -1 }[event.key];
      if (!step) return;
      const marks = [...text.querySelectorAll("mark[id]")].filter(on);
      const at = marks.findIndex((mark) => `#${mark.id}` === location.hash);
      const next = marks[at < 0 ? (step > 0 ? 0 : marks.length - 1) : at + step];
      if (next) location.hash = next.id;
    });
  };

  const saved = stored("riwaya-theme");
  if (saved === "dark" || saved === "light") root.dataset.theme = saved;
  theme();
  document.querySelectorAll("[data-filters]").forEach(filter);
  walk();
  target();
  addEventListener("hashchange", target);
})();
