// Data files of the site, each a classic script that sets a text: loaded by an element, since file:// has no fetch.

type Name = "search" | "names";

/** The text that the script sets under this name. */
export function dataOf(name: Name, src: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = () => {
      const text = window.storygenData?.[name];
      script.remove();
      if (text) resolve(text);
      else reject(new Error(`${src} is empty`));
    };
    script.onerror = () => reject(new Error(`${src} did not load`));
    document.head.append(script);
  });
}
