import { launchChromium } from '../support/browser.js';
import { openGraphiql, run } from '../support/graphiql-checks.js';

/**
 * Writes a PNG of GraphiQL after its first example has run: 1400 x 860 pixels in dark colours, for the README. The
 * folder of the file must exist. `SCREENSHOT=<file>.png npx jest test/browser` takes it of the server under test.
 */
export async function takeScreenshot(url: string, file: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 860 }, colorScheme: 'dark' });
    await run(await openGraphiql(page, url));
    await page.evaluate('document.fonts.ready');
    // Off the run button, which would show its tooltip.
    await page.mouse.move(700, 850);
    await page.locator('[role="tooltip"]').waitFor({ state: 'detached' });
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  } finally {
    await browser.close();
  }
}
