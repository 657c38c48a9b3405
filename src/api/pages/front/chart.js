// The chart: stacked bars by year, drawn anew for the width there is, and a slider under it that chooses
// the year to be looked at — by keyboard, by finger, and for a screen reader a sentence at a time.

import { counted, drawn, element } from "./elements.js";

const LEFT = 30;
const RIGHT = 8;
const TOP = 26;
const BOTTOM = 24;
/** The width of the slider's thumb, as in front.css. */
const THUMB = 20;

/**
 * `{place, select(year), alone(member or null)}` for `record` as vetoes.js arranges it;
 * `seen` is called with the year that the reader has chosen.
 */
export function chart(record, seen) {
  const state = { at: record.years.length - 1, alone: null, width: 0 };
  const drawing = drawn("svg", { class: "chart", role: "img", "aria-labelledby": "vetoes-title vetoes-said" });
  const slider = element("input", { type: "range", min: 0, max: record.years.length - 1, step: 1, "aria-label": "Year" });
  const place = element("div", { class: "plot" }, drawing, slider);

  const draw = () => {
    if (state.width > 0) drawing.replaceChildren(...parts(record, state, drawing));
    if (state.width > 0) align(slider, state.width, record.years.length);
  };
  const choose = (at) => {
    if (at === state.at) return;
    state.at = at;
    slider.value = at;
    slider.setAttribute("aria-valuetext", sentence(record, record.years[at]));
    mark(drawing, at);
    seen(record.years[at]);
  };
  slider.addEventListener("input", () => choose(Number(slider.value)));
  drawing.addEventListener("pointermove", (event) => choose(under(event, drawing, record.years.length)));
  drawing.addEventListener("pointerdown", (event) => choose(under(event, drawing, record.years.length)));
  new ResizeObserver(([{ contentRect }]) => {
    if (Math.round(contentRect.width) === state.width) return;
    state.width = Math.round(contentRect.width);
    draw();
  }).observe(place);

  return {
    place,
    select(year) {
      state.at = -1;
      choose(record.years.findIndex((each) => each.year === year));
    },
    alone(member) {
      state.alone = member;
      draw();
    },
  };
}

/** What the slider says of a year. */
function sentence({ members }, year) {
  const cast = members.filter(({ key }) => year.counts[key] > 0).map(({ key, name }) => `${name} ${year.counts[key]}`);
  return `${year.year}: ${counted(year.total, "veto", "vetoes")}${cast.length > 0 ? `, ${cast.join(", ")}` : ""}`;
}

/** Lays the slider so that its thumb stands under the bar it means. */
function align(slider, width, years) {
  const band = (width - LEFT - RIGHT) / years;
  slider.style.marginInlineStart = `${LEFT + band / 2 - THUMB / 2}px`;
  slider.style.width = `${width - LEFT - RIGHT - band + THUMB}px`;
}

function under(event, drawing, years) {
  const box = drawing.getBoundingClientRect();
  const share = (event.clientX - box.left - LEFT) / (box.width - LEFT - RIGHT);
  return Math.min(Math.max(Math.floor(share * years), 0), years - 1);
}

function mark(drawing, at) {
  for (const bar of drawing.querySelectorAll(".bar")) bar.classList.toggle("seen", Number(bar.dataset.at) === at);
}

function parts(record, state, drawing) {
  const height = state.width < 560 ? 230 : 320;
  drawing.setAttribute("viewBox", `0 0 ${state.width} ${height}`);
  drawing.setAttribute("height", height);
  const most = Math.max(...record.years.map((year) => (state.alone ? year.counts[state.alone] ?? 0 : year.total)), 1);
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => most / each <= 5) ?? 500;
  const top = Math.ceil(most / step) * step;
  const y = (value) => height - BOTTOM - (value / top) * (height - TOP - BOTTOM);
  const band = (state.width - LEFT - RIGHT) / record.years.length;
  return [...grid(top, step, y, state.width), ...decades(record.years, band, height), ...bars(record, state, band, y)];
}

function grid(top, step, y, width) {
  const lines = [drawn("text", { class: "axis", x: 0, y: 12 }, "Vetoes cast in a year")];
  for (let value = 0; value <= top; value += step) {
    lines.push(drawn("line", { class: value === 0 ? "base" : "rule", x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }));
    lines.push(drawn("text", { class: "axis", x: LEFT - 7, y: y(value) + 4, "text-anchor": "end" }, String(value)));
  }
  return lines;
}

function decades(years, band, height) {
  const round = band * 10 < 44 ? 20 : 10;
  return years.flatMap(({ year }, at) => (year % round === 0
    ? [drawn("text", { class: "axis", x: LEFT + band * (at + 0.5), y: height - 6, "text-anchor": "middle" }, String(year))]
    : []));
}

function bars({ members, years }, { alone, at: seen }, band, y) {
  const gap = Math.min(band * 0.22, 3);
  const shown = members.filter(({ key }) => alone === null || key === alone);
  return years.map((year, at) => {
    let below = 0;
    const pieces = shown.filter(({ key }) => year.counts[key] > 0).map(({ key }) => {
      const [bottom, top] = [y(below), y((below += year.counts[key]))];
      return drawn("rect", {
        class: `m-${key}`, x: LEFT + band * at + gap / 2, width: band - gap, y: top, height: Math.max(bottom - top - 0.75, 0.5),
        "data-member": key, "data-value": year.counts[key],
      });
    });
    const behind = drawn("rect", { class: "behind", x: LEFT + band * at, width: band, y: TOP - 6, height: y(0) - TOP + 6 });
    return drawn("g", { class: at === seen ? "bar seen" : "bar", "data-at": at, "data-year": year.year }, behind, pieces);
  });
}
