import { chromium } from 'playwright-core';
import { spawn } from 'node:child_process';
const demo = spawn(process.execPath, ['dist/test/federation/demo-gateway.js', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
let text = '';
for await (const c of demo.stdout) { text += c; if (text.includes('Ctrl-C')) break; }
const url = /GraphiQL at (http:\S+?),/.exec(text)[1];
const browser = await chromium.launch({ executablePath: process.env.CHROME, headless: true, chromiumSandbox: false, args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] });
const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
const bad = []; page.on('console', (m) => ['error', 'warning'].includes(m.type()) && bad.push(m.text())); page.on('pageerror', (e) => bad.push(String(e)));
await page.goto(url);
await page.waitForSelector('.graphiql-execute-button', { timeout: 30000 });
await page.waitForTimeout(3000);
await page.click('.graphiql-execute-button');
await page.waitForTimeout(4000);
await page.screenshot({ path: '/tmp/demo.png' });
console.log(bad);
await browser.close();
demo.kill('SIGINT');
