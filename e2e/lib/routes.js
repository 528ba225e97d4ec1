// The routes as the program declares them, to know which pages were seen.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const source = readFileSync(join(import.meta.dirname, "../../crates/web/src/routes.rs"), "utf8");

/** Paths of all pages one can open. */
export const PAGES = [...source.matchAll(/\bget\(\s*"([^"]+)"/g)].map((found) => found[1]);

/** The declared path behind an address; nothing where there is none. */
export function routeOf(pathname) {
  const parts = pathname.split("/");
  const fits = (path) => {
    const wanted = path.split("/");
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith("{") || part === parts[at]);
  };
  // A path without names is meant before one with.
  return PAGES.filter(fits).sort((one, two) => one.split("{").length - two.split("{").length)[0];
}
