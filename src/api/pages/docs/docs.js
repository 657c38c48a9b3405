// Starts the reference on our document: light or dark as the reader has it, "try it" open at once. Links into it
// (deepLinking) stay off: they would put a link into every operation's button, which a screen reader cannot follow.

const dark = matchMedia("(prefers-color-scheme: dark)");
const shade = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
shade();
dark.addEventListener("change", shade);

// There is one server, the one that serves this page; the box to choose it would have no label.
const oneServer = { wrapComponents: { ServersContainer: () => () => null } };

// Its headings leave out a step.
const operationsHeading = {
  wrapComponents: {
    operations: (Operations, { React }) => (props) =>
      React.createElement("div", {}, React.createElement("h2", {}, "Operations"), React.createElement(Operations, props)),
  },
};

// Its fields and buttons have no names of their own, and its long answers cannot be scrolled by keyboard.
const reference = document.getElementById("reference");
new MutationObserver(() => {
  for (const row of reference.querySelectorAll("tr[data-param-name]")) name(row, row.dataset.paramName);
  for (const body of reference.querySelectorAll(".opblock-section-request-body")) name(body, "request body");
  for (const copy of reference.querySelectorAll(".copy-to-clipboard")) name(copy, "copy");
  for (const examples of reference.querySelectorAll(".examples-select")) name(examples, "example");
  for (const shown of reference.querySelectorAll("pre:not([tabindex])")) shown.tabIndex = 0;
}).observe(reference, { childList: true, subtree: true });

function name(place, words) {
  for (const field of place.querySelectorAll(":is(input, select, textarea, .copy-to-clipboard > button):not([aria-label])")) {
    field.setAttribute("aria-label", words);
  }
}

// It takes every example for a value to be sent: all filters at once, and the cursor of another list. Here only what
// must be given is filled in; what else may be given is told in the words beside the field.
let isLoaded = false;
function withoutWishes(response) {
  if (isLoaded || !response.ok || !response.url.endsWith("/openapi.json")) return response;
  isLoaded = true;
  const document = JSON.parse(response.text);
  // Behind a proxy's path the server is below it, as this page is.
  document.servers = [{ url: new URL("..", location).pathname.replace(/\/$/, "") || "/" }];
  for (const item of Object.values(document.paths)) {
    for (const { parameters = [] } of Object.values(item)) {
      for (const parameter of parameters.filter(({ required }) => !required)) onlyTold(parameter);
    }
  }
  return { ...response, text: JSON.stringify(document), data: JSON.stringify(document), body: document, obj: document };
}

function onlyTold(parameter) {
  const told = (word, value) => (value === undefined ? "" : `\n\n${word}: \`${[value].flat().join(",")}\``);
  if (parameter.name !== "cursor") parameter.description += told("Example", parameter.example);
  parameter.description += told("Default", parameter.schema.default);
  delete parameter.example;
  delete parameter.schema.default;
}

SwaggerUIBundle({
  url: "../openapi.json",
  dom_id: "#reference",
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [oneServer, operationsHeading],
  responseInterceptor: withoutWishes,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  // The badge would send the document's address to its makers.
  validatorUrl: "none",
});
