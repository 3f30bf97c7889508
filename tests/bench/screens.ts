/**
 * How soon each screen stands after a click, at 100 schools × 60 measures × 10 years, in the real window. Figures
 * are told in milliseconds and beside a peer of the same run: an empty screen of the app, or the same number of
 * cells as a plain HTML table. A figure ends with the first picture that answers the click: the screen with the
 * figures in sight, the rows in sight in their new order, the opened figure with its chart. What is out of sight may
 * be drawn after it; the scroll is measured over all of it. Run by `npm run bench`, after `npm run build`; prints a table, writes JSON.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startAppThread } from '../../electron/app/threads/app-thread.ts'
import { loadAssets } from '../../electron/host/assets.ts'
import { createChromiumHost } from '../../electron/host/chromium.ts'
import { testBrowser } from '../e2e/chromium-launch.ts'
import { makeLargeVault, passphrase } from './large-vault.ts'

const root = join(import.meta.dirname, '..', '..')
const resources = join(root, 'resources')
const rounds = 7

type Figure = { what: string; median: number; worst: number; peer: string; ratio: number }

/** In the window: does a thing, waits until its sign is there and drawn, and answers how long it took. */
async function timed(page: Page, act: string, sign: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve, reject) => {
    const begun = performance.now()
    { ${act} }
    const look = () => {
      const late = performance.now() - begun > 30_000
      if (late) reject(new Error('never came: ' + document.querySelector('main')?.textContent.slice(0, 400)))
      else if (!(${sign})) requestAnimationFrame(look)
      else {
        // The frame in which it was found is painted when the message after it arrives.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(performance.now() - begun))
        port1.start()
        requestAnimationFrame(() => port2.postMessage(null))
      }
    }
    look()
  })`)
}

/** Frames of one way down and across something that scrolls, in milliseconds each. */
async function frames(page: Page, selector: string): Promise<number[]> {
  return page.evaluate(
    (selector) =>
      new Promise<number[]>((resolve) => {
        const box = document.querySelector(selector)!
        const taken: number[] = []
        let last = performance.now()
        const step = () => {
          const now = performance.now()
          taken.push(now - last)
          last = now
          box.scrollTop += 60
          box.scrollLeft += 60
          if (taken.length < 80) requestAnimationFrame(step)
          else resolve(taken.slice(1))
        }
        requestAnimationFrame(step)
      }),
    selector,
  )
}

const median = (list: readonly number[]) =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

const folder = await mkdtemp(join(tmpdir(), 'plumbline-bench-'))
const made = await makeLargeVault(folder, resources, 'bench')
console.log(
  `${made.schools} schools, ${made.measures} measures, ${made.observations} values; load ${loadavg()[0]?.toFixed(1)}`,
)
const app = startAppThread({
  ...{ who: 'bench', host: 'chromium', trusted: false, vaultsFolder: folder, version: '0.0.0' },
  resources,
  save: async (name) => name,
  openFile: async () => {},
})
const { browser, extraArgs } = await testBrowser()
const host = createChromiumHost({
  ...{ app, browser, extraArgs, downloads: folder, headless: true },
  assets: await loadAssets(join(root, 'out', 'renderer')),
})
await host.open()
const page = host.page()
if (!page) throw new Error('The window closed as soon as it opened')
await page.setViewportSize({ width: 1280, height: 800 })

const figures: Figure[] = []
const note = (what: string, times: number[], peer: string, beside: number) => {
  const figure = { what, median: median(times), worst: Math.max(...times), peer }
  figures.push({ ...figure, ratio: figure.median / beside })
}

// From the passphrase to Home: most of it is the work that makes a passphrase hard to guess.
await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
const openButton =
  '[...document.querySelectorAll("button")].find((one) => one.textContent === "Open")'
const unlocked = await timed(
  page,
  `${openButton}.click()`,
  'document.querySelector("nav h1, main h1") && document.querySelector("nav")',
)
await page.waitForTimeout(6000)

const go = (address: string) => `location.hash = ${JSON.stringify(`#${address}`)}`
const heading = (words: string) =>
  `document.querySelector('h1')?.textContent.includes(${JSON.stringify(words)})`
const grid = 'document.querySelector("[role=grid] [data-place]")'
const school = await page.evaluate(async () => {
  const bridge = (
    window as unknown as {
      plumbline: { invoke(name: string, input: object): Promise<{ value?: unknown; url?: string }> }
    }
  ).plumbline
  const answer = await bridge.invoke('schools.list', {})
  const { value } = answer.url ? await (await fetch(answer.url)).json() : answer
  return (value as { schools: { urn: string; name: string }[] }).schools[0]!
})

/** Goes to and fro: the first time apart, since it is worked out then. */
async function screen(what: string, address: string, sign: string): Promise<void> {
  const times: number[] = []
  let first = 0
  for (let round = 0; round <= rounds; round++) {
    await timed(
      page!,
      go('/settings/about'),
      '!document.querySelector("[role=grid]") && document.querySelector("h1")',
    )
    const time = await timed(page!, go(address), sign)
    if (round === 0) first = time
    else times.push(time)
  }
  note(`${what}, first`, [first], 'empty screen', empty)
  note(what, times, 'empty screen', empty)
}

const emptyTimes: number[] = []
for (let round = 0; round < rounds; round++) {
  await timed(page, go('/help/words'), 'document.querySelector("h1")')
  emptyTimes.push(await timed(page, go('/settings/about'), heading('About')))
}
const empty = median(emptyTimes)
note('an empty screen (About)', emptyTimes, 'itself', empty)
note('passphrase to Home', [unlocked], 'empty screen', empty)

await screen('Home', '/', heading('').replace('.includes("")', ''))
await screen('Scorecard, the vision’s measures', '/scorecard', grid)
await screen('Scorecard, all measures', '/scorecard?strand=all', grid)
await screen('Schools', '/schools', 'document.querySelector("main table a")')
await screen('A school', `/schools/${school.urn}`, heading(school.name))
await screen(
  'Schools compared on one measure',
  '/compare?kpi=absence.persistent',
  'document.querySelectorAll("main table tbody tr").length > 50',
)
await screen(
  'Vision',
  '/vision',
  'document.querySelector("main textarea") && document.querySelector("main aside")',
)
await screen('Meetings', '/meetings', heading('').replace('.includes("")', ''))

// A plain table of as many cells, for scale.
await timed(page, go('/settings/about'), heading('About'))
const plain = `const box = document.createElement('div'); box.id = 'plain'; box.style.cssText = 'position:fixed;inset:0;overflow:auto;background:white;z-index:9';
  box.innerHTML = '<table>' + Array.from({ length: ${made.schools} }, (_, r) => '<tr><th>School ' + r + '</th>' + Array.from({ length: ${made.measures} }, (_, c) => '<td>' + ((r * c) % 100) + '</td>').join('') + '</tr>').join('') + '</table>';
  document.body.append(box)`
const plainTimes: number[] = []
for (let round = 0; round < rounds; round++) {
  plainTimes.push(await timed(page, plain, 'document.querySelector("#plain td")'))
  if (round < rounds - 1) await page.evaluate(() => document.querySelector('#plain')?.remove())
}
const plainTable = median(plainTimes)
const plainFrames = await frames(page, '#plain')
await page.evaluate(() => document.querySelector('#plain')?.remove())
note('a plain table of as many cells', plainTimes, 'itself', plainTable)

const choose = (label: string, value: string) =>
  `const select = [...document.querySelectorAll('label')].find((one) => one.textContent === ${JSON.stringify(label)}).control;
   Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, ${JSON.stringify(value)});
   select.dispatchEvent(new Event('change', { bubbles: true }))`
const settled = (rows: string) => `!document.querySelector('[aria-busy=true]') && ${rows}`
await timed(
  page,
  go('/scorecard?strand=all'),
  `document.querySelectorAll('[data-row]').length > ${made.schools}`,
)
const filterTimes: number[] = []
for (let round = 0; round < rounds; round++) {
  filterTimes.push(
    await timed(
      page,
      choose('Phase', 'secondary'),
      settled(`document.querySelectorAll('[data-row]').length < 50`),
    ),
  )
  await timed(
    page,
    choose('Phase', ''),
    settled(`document.querySelectorAll('[data-row]').length > ${made.schools}`),
  )
}
note('filter by phase', filterTimes, 'plain table', plainTable)
const order = `[...document.querySelectorAll('[role=grid] [aria-sort]')].map((one) => one.textContent + one.ariaSort).join()`
const sortTimes: number[] = []
for (let round = 0; round < rounds; round++) {
  const heads = '[...document.querySelectorAll("[role=grid] thead button")][1].click()'
  sortTimes.push(
    await timed(page, `window.sorted = ${order}; ${heads}`, `${order} !== window.sorted`),
  )
}
note('sort by a measure', sortTimes, 'plain table', plainTable)
const openTimes: number[] = []
for (let round = 0; round < rounds; round++) {
  const cell = `[...document.querySelectorAll('[role=grid] [data-place]')][${round * 17 + 3}]`
  openTimes.push(
    await timed(
      page,
      `window.heard = document.querySelector('aside h2')?.parentElement.textContent; ${cell}.click()`,
      `document.querySelector('aside h2') && document.querySelector('aside h2').parentElement.textContent !== window.heard`,
    ),
  )
}
note('open another figure', openTimes, 'empty screen', empty)
const firstOpenTimes: number[] = []
for (let round = 0; round < rounds; round++) {
  await page.keyboard.press('Escape')
  await page.waitForTimeout(500)
  const cell = `[...document.querySelectorAll('[role=grid] [data-place]')][${round * 17 + 4}]`
  firstOpenTimes.push(await timed(page, `${cell}.click()`, `document.querySelector('aside h2')`))
}
note('open a figure beside the table', firstOpenTimes, 'empty screen', empty)
await page.keyboard.press('Escape')
await page.waitForTimeout(500)
const scrolled = await frames(page, '[role=region][aria-label=Scorecard]')
note('scroll the scorecard, a frame', scrolled, 'plain table', median(plainFrames))
figures.push({
  ...{ what: 'scroll the scorecard, longest frame', median: Math.max(...scrolled) },
  ...{ worst: Math.max(...scrolled), peer: 'plain table, longest' },
  ratio: Math.max(...scrolled) / Math.max(...plainFrames),
})

await host.close()
await app.close()
await rm(folder, { recursive: true, force: true })

const line = (cells: string[]) =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(42) : cell.padStart(13))).join('')
console.log(line(['', 'median, ms', 'worst, ms', 'ratio']) + '  beside')
for (const { what, median: middle, worst, ratio, peer } of figures)
  console.log(`${line([what, middle.toFixed(0), worst.toFixed(0), ratio.toFixed(1)])}  ${peer}`)
await mkdir(join(root, 'out', 'bench'), { recursive: true })
await writeFile(
  join(root, 'out', 'bench', 'screens.json'),
  `${JSON.stringify({ made, load: loadavg(), figures }, null, 2)}\n`,
)
process.exit(0)
