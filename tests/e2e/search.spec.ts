/** Looking for words in papers, agendas and packs: from everywhere, on a screen of its own, and reading what was found. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createApp } from '../../electron/app/index.ts'
import { workHere } from '../../electron/app/work-here.ts'
import { goToAddress, openDemonstration } from './all-screens.ts'
import { accessibilityProblems, expect, test, type AppCalls, type Folders } from './fixtures.ts'
import { choose, expectSoundScreen, paper, passphrase, title } from './journeys-steps.ts'

/** A vault of which nothing was read yet, as one of an earlier release: made without a window, which reads by itself. */
async function openUnread(page: Page, app: AppCalls, { vaults }: Folders): Promise<void> {
  const maker = createApp({
    ...{ clock: { now: () => new Date() }, id: randomUUID, work: workHere, who: 'tester' },
    ...{ host: 'cli', trusted: true, vaultsFolder: vaults, version: '0.0.0' },
    resources: join(import.meta.dirname, '..', '..', 'resources'),
  })
  const folder = join(vaults, 'demonstration')
  await maker.dispatch('demo.create', { folder, passphrase, schools: 3, years: 3 })
  await maker.close()
  await app.call('vault.unlock', { folder, passphrase })
  await page.reload()
  await expect(page.getByRole('navigation', { name: 'Plumbline' })).toBeVisible()
}

test('words are found in documents and read on their page', async ({ page, app, folders }) => {
  test.setTimeout(180_000)
  await openUnread(page, app, folders)
  const found = page.getByRole('list', { name: 'Found' })

  await test.step('what is yet to be read is said, and read when asked', async () => {
    await goToAddress(page, '/search')
    await expect(page.getByText(/not in the search yet/)).toBeVisible()
    await expectSoundScreen(page)
    await page.getByRole('button', { name: /^Read (it|them) now$/ }).click()
    await expect(page.getByText(/not in the search yet/)).toHaveCount(0)
    await expect
      .poll(async () => (await app.call('search.status', {})).missing, { timeout: 60_000 })
      .toBe(0)
  })

  await test.step('as words are typed, documents are found with the words marked', async () => {
    await page.getByLabel('Words').fill('larkfold readi')
    await expect(page.getByRole('status').filter({ hasText: 'found' })).toBeVisible()
    await expect(found.getByRole('heading', { name: 'minutes-2026-07-08.pdf' })).toBeVisible()
    const marked = found.locator('li', { hasText: 'minutes-2026-07-08.pdf' }).locator('mark')
    await expect(marked.filter({ hasText: /^reading$/i }).first()).toBeVisible()
    await expectSoundScreen(page)
  })

  await test.step('a filter leaves the others out, and can be taken away', async () => {
    await page.getByLabel('Kind').selectOption({ label: 'Packs' })
    await expect(page.getByText('Nothing found.')).toBeVisible()
    await page.getByRole('button', { name: 'Search in everything' }).click()
    await page.getByLabel('Kind').selectOption({ label: 'Papers' })
    await expect(found.getByText(/^Agenda/)).toHaveCount(0)
    await expect(found.getByRole('heading', { name: 'minutes-2026-07-08.pdf' })).toBeVisible()
  })

  await test.step('a page opens in the reader with the words marked, and Back leads to what was found', async () => {
    await page.getByRole('link', { name: 'Page 1 of minutes-2026-07-08.pdf' }).click()
    await expect(title(page)).toHaveText('minutes-2026-07-08.pdf')
    const sheet = page.getByRole('region', { name: 'Page 1 of minutes-2026-07-08.pdf' })
    await expect(sheet.locator('[class*=found]').first()).toContainText(/larkfold|reading/i)
    await expectSoundScreen(page)
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByLabel('Words')).toHaveValue('larkfold readi')
    await expect(found.getByRole('heading', { name: 'minutes-2026-07-08.pdf' })).toBeVisible()
  })

  await test.step('the quick search leads to other words on this very screen', async () => {
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder(/^Search /).fill('budget')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Words')).toHaveValue('budget')
  })

  await test.step('an item of an agenda opens in its meeting', async () => {
    await page.getByLabel('Words').fill('school pages with reading')
    await page.getByLabel('Kind').selectOption({ label: 'Agendas' })
    await page.getByRole('link', { name: /^Item \d+ of Agenda$/ }).click()
    await expect(title(page)).toHaveText(/Trust Board/)
    expect(page.url()).toMatch(/item=[\w-]+/)
  })
})

test('a new paper is found from everywhere, and not once it is taken off', async ({
  page,
  app,
}) => {
  test.setTimeout(180_000)
  await openDemonstration(page, app)
  const { meetings } = await app.call('meetings.list', {})
  const id = meetings[0]?.id ?? ''
  const { items } = (await app.call('meetings.get', { id })).meeting
  const item = items[0]?.id ?? ''
  await goToAddress(page, `/meetings/${id}?item=${item}`)
  await choose(page, 'Add papers', [
    await paper('bells.pdf', 'The campanology society asks for a bell'),
    await paper('blank.pdf', ''),
  ])
  await expect(page.getByRole('button', { name: 'Read bells.pdf' })).toBeVisible()
  // Nobody asked for it: the window reads new papers by itself.
  await expect
    .poll(async () => (await app.call('search.find', { words: 'campanology' })).total, {
      timeout: 60_000,
    })
    .toBe(1)

  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog')
  await page.getByPlaceholder(/^Search /).fill('campanolo')
  const option = dialog.getByRole('button', { name: /^bells\.pdf, page 1/ })
  await expect(option).toBeVisible()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('bells.pdf')

  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(/^Search /).fill('campanology')
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Search')
  await expect(page.getByLabel('Words')).toHaveValue('campanology')
  await page.getByText('1 document cannot be searched').click()
  await expect(page.getByText('It has no text to search')).toBeVisible()
  await expectSoundScreen(page)

  await app.call('meetings.removePaper', { id, item, paper: 'bells.pdf' })
  await expect(page.getByText('Nothing found.')).toBeVisible()
})

test('a saved pack is found, and opened where the words stand', async ({ page, app }) => {
  test.setTimeout(180_000)
  await openDemonstration(page, app)
  const { meetings } = await app.call('meetings.list', {})
  await app.call('pack.save', { meeting: meetings[0]?.id ?? '' })
  await app.call('search.index', {})
  await goToAddress(page, '/search?words=attendance%20fell&kind=pack')
  const link = page.getByRole('link', { name: /^Page \d+ of Pack saved on / }).first()
  const name = (await link.textContent()) ?? ''
  await link.click()
  await expect(title(page)).toHaveText('Pack')
  const sheet = page.getByRole('region', { name: `${name} of Pack` })
  await expect(sheet.locator('[class*=found]').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/has changed since it was saved/)).toHaveCount(0)
  await expectSoundScreen(page)
})
