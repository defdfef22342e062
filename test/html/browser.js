// A page in a browser: what axe finds, what it asks for, and what the keyboard reaches.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The browser: `CHROMIUM`, else the first on the path. @throws {Error} when there is none. */
export function browserPath() {
  const named = process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  const path = named ?? found.find((file) => existsSync(file));
  if (path === undefined)
    throw new Error('no Chromium is on the path; install one (Debian: chromium), or name it in CHROMIUM');
  return path;
}

export const openBrowser = () =>
  chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'] });

/** The ways that each page is looked at; axe looks at what is unfolded. */
const VIEWS = [
  { name: 'light, 1280 px', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'dark, 320 px', viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  {
    name: 'more contrast, 768 px',
    viewport: { width: 768, height: 1000 },
    contrast: 'more',
    rules: ['color-contrast'],
  },
  {
    name: 'forced colours, 320 px',
    viewport: { width: 320, height: 640 },
    forcedColors: 'active',
    rules: ['color-contrast'],
  },
  { name: 'without scripts', viewport: { width: 320, height: 640 }, javaScriptEnabled: false },
];

/** What is wrong with a page in every view, each fault in a line. */
export async function faultsOf(browser, file) {
  const faults = [];
  for (const { name, rules, ...view } of VIEWS) {
    const context = await browser.newContext({
      ...view,
      offline: true,
      reducedMotion: 'reduce',
      bypassCSP: true,
    });
    const page = await context.newPage();
    const found = await open(page, file);
    if (view.javaScriptEnabled === false) found.push(...(await withoutScripts(page)));
    else {
      const width = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const folded = await width();
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      const most = Math.max(folded, await width());
      if (most > 0) found.push(`the page is ${most} px wider than its window`);
      found.push(...(await axeFaults(page, rules)));
    }
    faults.push(...found.map((fault) => `${name}: ${fault}`));
    await context.close();
  }
  faults.push(...(await keyboardFaults(browser, file)), ...(await printFaults(browser, file)));
  return faults;
}

/** Opens a file. @returns what it asks for beside itself, and what its policy or its script complains of; it fills later. */
async function open(page, file) {
  const address = pathToFileURL(file).href;
  const seen = [];
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:'))
      seen.push(`asks for ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.push(message.text());
  });
  page.on('pageerror', (error) => seen.push(error.message));
  await page.goto(address);
  await page.waitForLoadState('load');
  return seen;
}

async function axeFaults(page, rules) {
  await page.evaluate(AXE);
  const options = { runOnly: rules ?? TAGS, resultTypes: ['violations'], preload: false };
  const { violations } = await page.evaluate((asked) => window.axe.run(document, asked), options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${help}: ${target} (${failureSummary})`),
  );
}

/** Without scripts every row is there, and no control that does nothing. */
async function withoutScripts(page) {
  const controls = await page.locator('button, input, output').count();
  return controls > 0 ? [`${controls} controls that do nothing`] : [];
}

/** Everything that the keyboard is for is reached by Tab alone, is seen when it is, and is large enough to hit. */
async function keyboardFaults(browser, file) {
  const faults = [];
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    offline: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  faults.push(...(await open(page, file)));
  await page.evaluate(() => document.fonts.ready);
  const fonts = await page.evaluate(() => [...document.fonts].map(({ status }) => status));
  if (fonts.some((status) => status === 'error')) faults.push(`a font is broken: ${fonts}`);
  // An observer answers after a frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], summary, button, input, .scroll')];
    const isThere = (element) =>
      element.checkVisibility() && (!element.matches('.scroll') || element.scrollWidth > element.clientWidth);
    const there = all.filter(isThere);
    for (const [i, element] of there.entries()) element.dataset.stop = i;
    return there.length;
  });
  const reached = new Set();
  for (let i = 0; i < wanted + 3; i += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement: element } = document;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { width, height, bottom, top } = element.getBoundingClientRect();
      const isInline = getComputedStyle(element).display === 'inline';
      return {
        stop: element.dataset.stop,
        name: `${element.tagName} ${element.textContent.slice(0, 40)}`,
        isSeen:
          outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight,
        isSmall: !isInline && (width < 24 || height < 24),
      };
    });
    if (at === undefined) continue;
    reached.add(at.stop);
    if (!at.isSeen) faults.push(`keyboard: ${at.name} has the focus and does not show it`);
    if (at.isSmall) faults.push(`keyboard: ${at.name} is smaller than 24 px`);
  }
  for (let i = 0; i < wanted; i += 1) {
    if (reached.has(String(i))) continue;
    const name = await page.evaluate(
      (stop) => document.querySelector(`[data-stop="${stop}"]`).outerHTML.slice(0, 120),
      i,
    );
    faults.push(`keyboard: does not reach ${name}`);
  }
  // The skip link leads past the head, and a fold opens by a key.
  const fold = page.locator('summary').first();
  if ((await fold.count()) > 0) {
    await fold.focus();
    await page.keyboard.press('Enter');
    const isOpen = await page.evaluate(() => document.querySelector('details').open);
    if (!isOpen) faults.push('keyboard: Enter does not unfold a figure’s numbers');
  }
  await context.close();
  return faults;
}

/** A page is printed as A4, with no chart or table cut off at the right. */
async function printFaults(browser, file) {
  const context = await browser.newContext({ viewport: { width: 643, height: 900 }, offline: true });
  const page = await context.newPage();
  await open(page, file);
  await page.emulateMedia({ media: 'print' });
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await context.close();
  return [
    ...(width > 0 ? [`print: ${width} px are cut off`] : []),
    ...(pdf.subarray(0, 5).toString() === '%PDF-' ? [] : ['print: no pages']),
  ];
}
