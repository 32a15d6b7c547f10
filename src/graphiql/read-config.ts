import { CONFIG_ELEMENT_ID, type PageConfig } from './page-config.js';

/** Reads the configuration the server wrote into the page. Throws when it is missing: the page can't work without it. */
export function readConfig(): PageConfig {
  const text = document.getElementById(CONFIG_ELEMENT_ID)?.textContent;
  if (!text) throw new Error(`The page has no element #${CONFIG_ELEMENT_ID}; it must be served by Denizen.`);
  // Written by the same build of the server, so its shape is known.
  return JSON.parse(text) as PageConfig;
}
