// Put into every page by `storygen serve`: reloads after a build, and lays errors over the last good page.

interface Trouble {
  path: string;
  line: number;
  message: string;
  code: string;
}

interface News {
  version: number;
  errors: Trouble[];
}

const MARK = "storygen-errors";
/** Nothing was built: not for a story, nor for a setting that a default stands in for, and at no place in a file. */
const NOT_BUILT = "CFG000";

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function title(errors: Trouble[]): string {
  if (errors.some((trouble) => trouble.code === NOT_BUILT)) return "The site could not be built. Pages stay as the last good build left them.";
  const inStories = errors.filter((trouble) => !trouble.code.startsWith("CFG")).length;
  if (inStories === 0) return "Something in the settings is wrong; until it is mended, a default holds.";
  const many = inStories === 1 ? "One thing keeps" : `${inStories} things keep`;
  return `${many} a story from being built. This is the last good page.`;
}

function row(trouble: Trouble): HTMLElement {
  const item = element("li", "");
  if (trouble.code === NOT_BUILT) item.textContent = trouble.message;
  else item.append(
    element("code", "live-errors-place", `${trouble.path}:${trouble.line}`),
    element("span", "", ` ${trouble.message} `),
    element("code", "live-errors-code", trouble.code),
  );
  return item;
}

function overlay(errors: Trouble[]): void {
  document.getElementById(MARK)?.remove();
  if (errors.length === 0) return;
  const panel = element("section", "live-errors");
  panel.id = MARK;
  panel.setAttribute("role", "alert");
  panel.setAttribute("aria-label", "Errors in your stories");
  panel.append(element("p", "live-errors-title", title(errors)));
  const list = element("ul", "live-errors-list");
  for (const trouble of errors) list.append(row(trouble));
  const close = element("button", "live-errors-close", "Hide until the next save");
  close.addEventListener("click", () => panel.remove());
  panel.append(list, close);
  document.body.append(panel);
}

function listen(): void {
  const source = new EventSource("/-/events");
  let shown = -1;
  source.addEventListener("message", (event: MessageEvent<string>) => {
    const news = JSON.parse(event.data) as News;
    if (shown >= 0 && news.version !== shown) {
      location.reload();
      return;
    }
    shown = news.version;
    overlay(news.errors);
  });
  // A page that reloads closes its stream itself; without this Firefox logs a broken connection.
  addEventListener("pagehide", () => source.close());
}

listen();

export {};
