// Under `storygen serve`: opens a story in the writer's editor, at a line. Anywhere else there is no editor to ask for.

import { say } from "./announce";
import { h } from "./dom";
import { addGlobalKey, type Key } from "./keys";

/** A story's file; the line, or the card whose line it is. The openers stand in "answers.yaml", which is no story's id. */
export interface Place { story: string; card?: string; line?: number }

/** What the server lets its own pages show; null where none serves the page. */
function token(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="storygen-serve"]')?.content ?? null;
}

/** What came of it, on the screen until the next key or press. */
function tell(words: string): void {
  document.querySelector(".editor-word")?.remove();
  const line = h("p.editor-word", {}, words);
  document.body.append(line);
  say(words);
  for (const event of ["keydown", "pointerdown"]) addEventListener(event, () => line.remove(), { once: true });
}

async function open(place: Place): Promise<void> {
  try {
    const answer = await fetch("/-/open", {
      method: "POST", headers: { "Content-Type": "application/json", "X-Storygen-Token": token() ?? "" }, body: JSON.stringify(place),
    });
    const text = await answer.text();
    tell(answer.ok ? `${String((JSON.parse(text) as { opened?: string }).opened)} is open in your editor.` : text.trim());
  } catch {
    tell("storygen serve does not answer; start it once more.");
  }
}

/** The key `e`, where there is an editor to open; none elsewhere. */
export function editKeys(place: Place | null, does = "edit in your editor"): Key[] {
  return place && token() !== null ? [{ keys: ["e"], does, run: () => void open(place) }] : [];
}

/** On a story's page `e` opens the story, at what is to be written next. */
export function startEdit(): void {
  const { story = "", line } = document.querySelector<HTMLElement>("article.story[data-story]")?.dataset ?? {};
  for (const key of story === "" ? [] : editKeys({ story, ...(line ? { line: Number(line) } : {}) })) addGlobalKey(key);
}
