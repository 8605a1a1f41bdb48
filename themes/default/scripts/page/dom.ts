// Elements built in code: text is always text; the one door for markup is `prose`, for HTML that the build has rendered.

export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Listener = (event: Event) => void;
export type Props = Record<string, string | number | boolean | null | undefined | Listener>;

const SVG = "http://www.w3.org/2000/svg";

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child as readonly Child[]);
    else parent.append(child instanceof Node ? child : String(child));
  }
}

function set(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** An element by "tag.class.class", its attributes (functions are listeners: `onclick`), its children. */
export function h<T extends HTMLElement = HTMLElement>(what: string, props: Props = {}, ...children: Child[]): T {
  const [tag = "div", ...classes] = what.split(".");
  const element = document.createElement(tag) as T;
  if (classes.length > 0) element.className = classes.join(" ");
  set(element, props);
  append(element, children);
  return element;
}

/** The same for SVG. */
export function svg(what: string, props: Props = {}, ...children: Child[]): SVGElement {
  const [tag = "g", ...classes] = what.split(".");
  const element = document.createElementNS(SVG, tag);
  if (classes.length > 0) element.setAttribute("class", classes.join(" "));
  set(element, props);
  append(element, children);
  return element;
}

/** Markup that the build rendered (Markdown without raw HTML, our own charts). Never for anything typed in the page. */
export function prose(html: string, what = "div.prose"): HTMLElement {
  const element = h(what, { dir: "auto" });
  element.innerHTML = html;
  return element;
}

/** Replaces what an element holds. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

/** The before → after arrow, read as "to". */
export function arrow(): SVGElement {
  return svg("svg.arrow", { viewBox: "0 0 28 10", role: "img", "aria-label": "to", width: 28, height: 10 },
    svg("path", { d: "M0 5h25M21 1l4 4-4 4", fill: "none", stroke: "currentColor", "stroke-width": 1.5 }));
}
