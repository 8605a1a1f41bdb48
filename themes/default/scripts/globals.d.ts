// What the site's data files set, each a classic script so that file:// can load it.
interface Window {
  storygenData?: { deck?: string; search?: string; names?: string };
}
