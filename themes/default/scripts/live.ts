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

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function overlay(errors: Trouble[]): void {
  document.getElementById(MARK)?.remove();
  if (errors.length === 0) return;
  const panel = element("section", "live-errors");
  panel.id = MARK;
  panel.setAttribute("role", "alert");
  panel.setAttribute("aria-label", "Errors in your stories");
  const inStories = errors.filter((trouble) => !trouble.code.startsWith("CFG")).length;
  const many = inStories === 1 ? "One thing keeps" : `${inStories} things keep`;
  const said = inStories > 0
    ? `${many} a story from being built. This is the last good page.`
    : "Something in the settings is wrong; until it is mended, a default holds.";
  panel.append(element("p", "live-errors-title", said));
  const list = element("ul", "live-errors-list");
  for (const trouble of errors) {
    const item = element("li", "");
    item.append(
      element("code", "live-errors-place", `${trouble.path}:${trouble.line}`),
      element("span", "", ` ${trouble.message} `),
      element("code", "live-errors-code", trouble.code),
    );
    list.append(item);
  }
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
