// On a story's page: the length and the angle that are chosen lead into "Tell it", and stay in the page's address.

import { addressQuery, remember } from "./address";

const LENGTH = "length";
const ANGLE = "angle";

function radios(name: string): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`.story input[type=radio][name=${name}]`)];
}

/** An angle by its name in addresses, which its own link has; "" as told. */
function angleOf(radio: HTMLInputElement | undefined): string {
  const link = document.querySelector<HTMLAnchorElement>(`.angle[data-angle="${radio?.value ?? "0"}"] a[href*="angle="]`);
  return new URLSearchParams(link?.hash.split("?")[1]).get(ANGLE) ?? "";
}

const checked = (name: string): HTMLInputElement | undefined => radios(name).find((radio) => radio.checked);

/** The story's telling, as the page now stands: in "Tell it", and the length in the links of the angles too. */
function lead(): void {
  const seconds = checked(LENGTH)?.value;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.story a[href*="#/tell?story="]')) {
    const [page = "", query = ""] = (link.getAttribute("href") ?? "").split("?");
    const wanted = new URLSearchParams(query);
    if (seconds !== undefined) wanted.set("seconds", seconds);
    if (link.classList.contains("tell-it")) {
      const angle = angleOf(checked(ANGLE));
      if (angle === "") wanted.delete(ANGLE);
      else wanted.set(ANGLE, angle);
    }
    link.setAttribute("href", `${page}?${wanted.toString()}`);
  }
}

function keep(): void {
  const chosen = new URLSearchParams();
  const [length, angle] = [checked(LENGTH), angleOf(checked(ANGLE))];
  if (length && !length.defaultChecked) chosen.set(LENGTH, length.value);
  if (angle !== "") chosen.set(ANGLE, angle);
  remember(chosen.size > 0 ? `?${chosen.toString()}` : "");
}

/** Starts it where the page has a story. */
export function startCut(): void {
  const all = [...radios(LENGTH), ...radios(ANGLE)];
  if (all.length === 0) return;
  const wanted = addressQuery();
  for (const radio of all) {
    // Neither the page's own default nor what the browser remembers of a form, but what the address says.
    radio.checked = radio.name === LENGTH ? radio.value === wanted.get(LENGTH) : angleOf(radio) === (wanted.get(ANGLE) ?? "");
    radio.addEventListener("change", () => {
      lead();
      keep();
    });
  }
  for (const name of [LENGTH, ANGLE]) if (!checked(name)) for (const radio of radios(name)) radio.checked = radio.defaultChecked;
  lead();
}
