// Builds what the page shows. Text only ever becomes text: nothing here reads HTML, so nothing that an
// article says can become part of the page.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; a child that is null or false is left out. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for the parts of a drawing. */
export function drawn(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** A link; an address that is neither ours nor of the web is shown as text. */
export function link(address, ...children) {
  const ours = address.startsWith("/") && !address.startsWith("//");
  if (!ours && !/^https?:\/\//i.test(address)) return element("span", {}, ...children);
  return element("a", { href: address, rel: ours ? null : "noreferrer external" }, ...children);
}

/** 2012-02-04 as 4 February 2012. */
export function day(date, form = "long") {
  if (!date) return "undated";
  const written = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: form, year: "numeric", timeZone: "UTC" });
  return element("time", { datetime: date }, written.format(new Date(`${date}T00:00:00Z`)));
}

/** 3202 as 3,202. */
export const whole = (number) => new Intl.NumberFormat("en-GB").format(number);

/** "1 veto", "2 vetoes". */
export const counted = (number, one, more) => `${whole(number)} ${number === 1 ? one : more}`;

/** "a, b and c". */
export const listed = (words) => new Intl.ListFormat("en-GB").format(words);
