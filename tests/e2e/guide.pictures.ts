/** Takes the pictures of the user guide, so that they never show what the app no longer looks like. */
import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { goToAddress, openDemonstration } from './all-screens.ts'
import { expect, test } from './fixtures.ts'
import { choose, createVault, fixture, goTo, title } from './journeys-steps.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'guide', 'pictures')

test.beforeEach(async ({ page }) => {
  test.setTimeout(300_000)
  await mkdir(folder, { recursive: true })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

/** The window as it is, or what of it lies in `clip`. */
async function take(page: Page, name: string, clip?: Clip): Promise<void> {
  // What was only just said, and the ring round the title, are not what the picture shows.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.screenshot({
    path: join(folder, `${name}.png`),
    animations: 'disabled',
    ...(clip ? { clip } : {}),
  })
}

type Clip = { x: number; y: number; width: number; height: number }

/** The window without its navigation, from the top down to this height. */
function screenTo(height: number): Clip {
  return { x: 176, y: 0, width: 1280 - 176, height }
}

/** Round a part of the window, with some ground about it. */
async function around(part: Locator, height = 800): Promise<Clip> {
  await part.scrollIntoViewIfNeeded()
  const box = await part.boundingBox()
  if (!box) throw new Error('What the picture is to show is not there')
  const x = Math.max(0, box.x - 16)
  const y = Math.max(0, box.y - 16)
  return {
    x,
    y,
    width: Math.min(1280 - x, box.width + 32),
    height: Math.min(800 - y, box.height + 32, height),
  }
}

test('pictures of the demonstration trust', async ({ page, app }) => {
  await openDemonstration(page, app)
  const { schools } = await app.call('schools.list', {})
  const { meetings } = await app.call('meetings.list', {})
  const urn = schools.find(({ name }) => name.startsWith('Larkfold'))?.urn ?? ''
  const meeting = meetings[0]?.id ?? ''

  await goToAddress(page, '/')
  await take(page, 'home')
  await goToAddress(page, '/data/history')
  await take(page, 'data-history', screenTo(560))
  await goToAddress(page, '/vision')
  await take(page, 'vision')
  await goToAddress(page, '/kpis')
  await take(page, 'kpis', screenTo(560))
  await goToAddress(page, '/settings/calendar')
  await take(page, 'settings', screenTo(640))
  await goToAddress(page, '/compare?kpi=absence.persistent')
  await take(page, 'compare', screenTo(740))
  await goToAddress(page, `/schools/${urn}`)
  await take(page, 'school', screenTo(760))

  await goToAddress(page, '/scorecard')
  await page
    .getByRole('row', { name: /^Larkfold/ })
    .getByRole('gridcell', { name: /^91.5/ })
    .click()
  const panel = page.getByRole('complementary', { name: 'The opened figure' })
  await expect(panel).toContainText('Why it is marked')
  await take(page, 'scorecard')
  await take(page, 'figure', await around(panel))

  await goToAddress(page, `/meetings/${meeting}`)
  await take(page, 'meeting', screenTo(760))
  const { items } = (await app.call('meetings.get', { id: meeting })).meeting
  await goToAddress(page, `/meetings/${meeting}?item=${items[5]?.id}`)
  await take(page, 'item', await around(page.locator('[data-item]').nth(5), 640))

  await goToAddress(page, `/pack/${meeting}`)
  await page.getByRole('button', { name: 'Build the pack' }).click()
  const drawn = page.locator('[data-drawn=true]')
  await expect(drawn).toBeVisible({ timeout: 60_000 })
  await take(page, 'pack')
  await page.getByRole('button', { name: 'Save the pack' }).click()
  const saved = page.getByRole('main').getByText(/^Saved as/)
  const file = (await saved.locator('strong').textContent()) ?? ''
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.getByRole('button', { name: 'Open a pack' }).click()
  await choose(page, 'Choose the file', [
    { name: basename(file), mimeType: 'application/pdf', buffer: await readFile(file) },
  ])
  const entry = page.getByRole('button', { name: /^Vision on a page \d+$/ })
  const number = /\d+$/.exec((await entry.textContent()) ?? '')?.[0] ?? ''
  await entry.click()
  const opened = page.getByRole('region', { name: new RegExp(`^Page ${number} of`) })
  await expect(opened.locator(drawn)).toBeVisible()
  await take(page, 'reading')
})

test('pictures of first files and typed values', async ({ page }) => {
  await createVault(page, 'GLF Schools')
  await goTo(page, 'Data')
  await choose(page, 'Choose files', [fixture('gias/extract-2022.csv')])
  await page.getByLabel('Trust’s name, or part of it').fill('glf')
  await page.getByRole('button', { name: 'Choose GLF SCHOOLS' }).click()
  await expect(page.getByRole('navigation', { name: 'Plumbline' })).toContainText(/GLF schools/i)
  await choose(page, 'Choose files', [
    fixture('performance/2017_936_ks2final.csv'),
    fixture('performance/2016_936_ks2final.csv'),
  ])
  await expect(page.getByText('858 values came in', { exact: false })).toBeVisible()
  await page.getByText('Key stage 2 performance tables, 2017/18').click()
  await take(page, 'data-queue', screenTo(800))

  await page.getByRole('list', { name: 'Views of the data' }).getByText('Enter by hand').click()
  await expect(title(page)).toHaveText('Enter values by hand')
  await page.getByLabel('Measure', { exact: true }).selectOption('voice.pupils.belong')
  const cell = page.getByRole('gridcell').first()
  await cell.focus()
  await page.keyboard.type('26 of 46')
  await page.keyboard.press('Enter')
  await page.keyboard.type('hidden')
  await page.keyboard.press('Enter')
  await take(page, 'data-enter', screenTo(800))
})
