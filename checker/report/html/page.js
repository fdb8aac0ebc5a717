// What the report can do beyond being read: filter, turn dark, show a finding's passages together.
// The page is whole without it. No markup is made here: elements are only shown, hidden and told apart.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;

  // Dark and light by hand; what the system prefers comes first.
  const theme = document.querySelector(".theme");
  const setTheme = (dark) => {
    root.dataset.theme = dark ? "dark" : "light";
    theme.setAttribute("aria-pressed", String(dark));
  };
  setTheme(matchMedia("(prefers-color-scheme: dark)").matches);
  theme.addEventListener("click", () => setTheme(root.dataset.theme !== "dark"));
  theme.hidden = false;

  // Filters: a finding is shown while both its weight and its rule are.
  const cards = all(".card");
  const shownAs = new Map(cards.map((card) => [card.dataset.findings, card]));
  const filters = document.querySelector(".filters");
  const buttons = all("[data-filter]");
  const numbers = (element) => element.dataset.findings.split(" ");
  const isShown = (number) => !shownAs.get(number).hidden;

  const applyFilters = () => {
    const off = (kind) =>
      new Set(
        buttons
          .filter((it) => it.dataset.filter === kind && it.getAttribute("aria-pressed") === "false")
          .map((it) => it.dataset.value),
      );
    const weights = off("weight");
    const rules = off("rule");
    for (const card of cards) card.hidden = weights.has(card.dataset.weight) || rules.has(card.dataset.rule);
    for (const mark of all("mark[data-findings]")) mark.classList.toggle("quiet", !numbers(mark).some(isShown));
    for (const ref of all(".ref")) ref.hidden = !isShown(ref.dataset.findings);
    for (const fold of all("#findings .fold")) fold.hidden = !all(".card", fold).some((card) => !card.hidden);
    const status = filters.querySelector("[role=status]");
    const shown = cards.filter((card) => !card.hidden).length;
    status.textContent =
      shown === cards.length ? "" : status.dataset.shown.replace("{n}", shown).replace("{m}", cards.length);
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") === "false"));
      applyFilters();
    });
  }
  if (filters) filters.hidden = false;

  // The finding at hand: where the pointer or the keyboard is, all its passages and its card stand out.
  const findingOf = (target) => target.closest?.("[data-findings]")?.dataset.findings.split(" ")[0];
  let current;
  const highlight = (number) => {
    if (number === current) return;
    current = number;
    for (const element of all("[data-findings]")) {
      element.classList.toggle("current", number !== undefined && numbers(element).includes(number));
    }
  };
  document.addEventListener("pointerover", (event) => highlight(findingOf(event.target) ?? current));
  document.addEventListener("focusin", (event) => highlight(findingOf(event.target) ?? current));
  document.addEventListener("keydown", (event) => event.key === "Escape" && highlight(undefined));

  const box = (element) => element.getBoundingClientRect();
  // Whatever scrolls by itself brings an element into view, as near to a height in the window as it can.
  const reveal = (element, height) => {
    const pane = element.closest(".text, #findings");
    if (!pane || pane.scrollHeight <= pane.clientHeight) return;
    const top = Math.max(box(pane).top, 0) + 60;
    const bottom = Math.min(box(pane).bottom, innerHeight) - 60 - Math.min(box(element).height, 200);
    pane.scrollTop += box(element).top - Math.max(Math.min(height, bottom), top);
  };
  // Then the page moves, where that brings all of them into the window.
  const gather = (elements) => {
    const top = Math.min(...elements.map((it) => box(it).top));
    const bottom = Math.max(...elements.map((it) => box(it).bottom));
    const room = innerHeight - (bottom - top);
    if (room > 0 && (top < 0 || bottom > innerHeight)) scrollBy({ top: top - room / 2, behavior: "instant" });
  };
  const openFold = (card) => {
    const fold = card.closest("details");
    if (fold) fold.open = true;
  };
  const showTogether = (number, from) => {
    const card = shownAs.get(number);
    openFold(card);
    const marks = new Map();
    for (const mark of all(".text mark.current")) {
      const pane = mark.closest(".text");
      if (!marks.has(pane)) marks.set(pane, mark);
    }
    const place = from.closest(".text, .card");
    const height = box(place === card ? card : from).top;
    for (const [pane, mark] of marks) if (pane !== place) reveal(mark, height);
    if (place !== card) reveal(card, height);
    gather([...marks.values()]);
  };
  document.addEventListener("click", (event) => {
    const number = findingOf(event.target);
    if (number === undefined) return;
    highlight(number);
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    if (target && findingOf(target) === number) {
      event.preventDefault(); // what the browser would do, but at once, so that the others can follow
      history.replaceState(null, "", link.hash);
      if (target === shownAs.get(number)) openFold(target);
      target.scrollIntoView({ block: "nearest", behavior: "instant" });
      target.focus({ preventScroll: true });
      showTogether(number, target);
    } else if (!link) {
      showTogether(number, event.target);
    }
  });
  addEventListener("hashchange", () => {
    const number = findingOf(document.getElementById(location.hash.slice(1)) ?? document);
    if (number !== undefined) highlight(number);
  });
})();
