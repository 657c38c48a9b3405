// The vetoes: loads the counts, says the most important in words, and puts the parts together — chart,
// legend, the year in view with its votes, and all numbers as a table.

import { ask, nothing, show } from "./ask.js";
import { chart } from "./chart.js";
import { counted, day, element, link, listed, whole } from "./elements.js";

const COUNTS = { metric: "vetoes", interval: "year", split_by: "member", format: "ndjson" };

/** Everything below the heading. */
export async function vetoes(waiting) {
  const [rows, totals, topics] = await Promise.all([
    ask("/v1/timeline", COUNTS, waiting),
    ask("/v1/vetoes/totals", { by: "member", sort: "-cast_count" }, waiting),
    ask("/v1/topics", { format: "ndjson" }, waiting),
  ]);
  const record = arranged(rows, totals.items);
  if (record.years.length === 0) return nothing("The record has no vetoes.");
  const view = yearInView(record, new Map(topics.map((topic) => [topic.slug, topic.label])));
  const drawing = chart(record, (year) => view.see(year));
  const last = record.years.findLast((year) => year.total > 0) ?? record.years.at(-1);
  drawing.select(last.year);
  const caption = element("figcaption", { id: "vetoes-said" }, summary(record));
  return element("figure", {}, caption, legend(record, drawing), drawing.place, view.place, table(record), note(totals.items));
}

/** The rows by year: `{members: [{key, name, total}], years: [{year, total, counts: {key: number}}]}`. */
function arranged(rows, totals) {
  const years = new Map();
  for (const { period, member, value } of rows) {
    const year = Number(period.slice(0, 4));
    if (!years.has(year)) years.set(year, { year, total: 0, counts: {} });
    years.get(year).counts[member] = value;
    years.get(year).total += value;
  }
  // Whoever began to cast them lies at the bottom; the two holders of one seat lie together.
  const members = totals.map(({ key, name, cast_count: total, first_on, last_on }) => ({ key, name, total, first_on, last_on }));
  const order = ["SUN", "RUS", "USA", "GBR", "FRA", "CHN"];
  members.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  return { members, years: [...years.values()].sort((a, b) => a.year - b.year) };
}

function summary({ members, years }) {
  const casts = years.reduce((sum, year) => sum + year.total, 0);
  const most = Math.max(...years.map((year) => year.total));
  const busiest = listed(years.filter((year) => year.total === most).map((year) => String(year.year)));
  const without = years.filter((year) => year.total === 0).length;
  const dates = members.flatMap((member) => [member.first_on, member.last_on]).filter(Boolean).sort();
  return [`${counted(casts, "veto has", "vetoes have")} been cast since ${years[0].year}, the last on `, day(dates.at(-1)), ". ",
    `The most in one year were ${most}, in ${busiest}; ${counted(without, "year", "years")} passed without one.`];
}

/** A button for each member: its colour, its total, and its bars alone when pressed. */
function legend({ members }, drawing) {
  const buttons = members.map((member) => element("button",
    { type: "button", class: `member m-${member.key}`, "aria-pressed": "false" },
    element("span", { class: "swatch" }), member.name, element("b", {}, whole(member.total))));
  for (const [at, button] of buttons.entries()) {
    button.addEventListener("click", () => {
      const alone = button.getAttribute("aria-pressed") === "true" ? null : members[at].key;
      for (const [other, each] of buttons.entries()) each.setAttribute("aria-pressed", String(members[other].key === alone));
      drawing.alone(alone);
    });
  }
  return element("div", { class: "legend", role: "group", "aria-label": "Show one member alone" }, buttons);
}

/** The year in view: who cast how many, and in which votes. */
function yearInView({ members }, topics) {
  const head = element("h3", {});
  const votes = element("div", { class: "votes" });
  let asked;
  const see = (year) => {
    const cast = members.filter(({ key }) => year.counts[key] > 0);
    const words = cast.map(({ key, name }) => `${name} ${year.counts[key]}`);
    head.replaceChildren(element("b", {}, String(year.year)), words.length > 0 ? ` ${words.join(", ")}` : " no veto");
    clearTimeout(asked);
    const waits = votes.childElementCount > 0 ? 250 : 0;
    // Whoever passes over many years asks for the one he stays at.
    asked = setTimeout(() => show(votes, () => votesOf(year.year, topics)), waits);
  };
  return { place: element("div", { class: "year" }, head, votes), see };
}

async function votesOf(year, topics) {
  const query = { date_from: `${year}-01-01`, date_to: `${year}-12-31`, sort: "date", limit: 200 };
  const { items } = await ask("/v1/vetoes", query);
  if (items.length === 0) return nothing("Nothing was vetoed.");
  const votes = Map.groupBy(items, (veto) => veto.vote_id);
  return element("ul", {}, [...votes.values()].map((casts) => {
    const [{ vote_id: id, date, symbol, topic }] = casts;
    return element("li", {}, day(date, "short"), " ", link(`/v1/votes/${id}`, symbol), " ",
      topics.get(topic) ?? topic ?? "", element("span", { class: "by" }, ` ${listed(casts.map((cast) => cast.holder))}`));
  }));
}

/** The same numbers for those who do not look at charts. */
function table({ members, years }) {
  const head = element("tr", {}, element("th", { scope: "col" }, "Year"),
    members.map(({ name }) => element("th", { scope: "col" }, name)), element("th", { scope: "col" }, "All"));
  const body = years.map((year) => element("tr", {}, element("th", { scope: "row" }, String(year.year)),
    members.map(({ key }) => element("td", {}, String(year.counts[key] ?? 0))), element("td", {}, String(year.total))));
  const all = years.reduce((sum, year) => sum + year.total, 0);
  const foot = element("tr", {}, element("th", { scope: "row" }, "All years"),
    members.map(({ total }) => element("td", {}, String(total))), element("td", {}, String(all)));
  return element("details", { class: "numbers" }, element("summary", {}, "The same numbers as a table"),
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Vetoes cast by year and member" },
      element("table", {}, element("caption", {}, "Vetoes cast by year and member"),
        element("thead", {}, head), element("tbody", {}, body), element("tfoot", {}, foot))));
}

function note(totals) {
  const provisional = totals.reduce((sum, total) => sum + total.provisional_count, 0);
  return element("p", { class: "note" }, "One bar piece is one member’s veto on one vote, counted as the Dag Hammarskjöld ",
    `Library counts them; ${counted(provisional, "cast", "casts")} after its last list are provisional.`);
}
