/** Insight: the scorecard, a school, schools compared, and what can be taken away from them. */
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { cellText } from '../../electron/domain/cell-words.ts'
import { goToAddress, openDemonstration } from './all-screens.ts'
import { expect, test } from './fixtures.ts'
import { expectSoundScreen, goTo, title } from './journeys-steps.ts'

const panel = (page: Page) => page.getByRole('complementary')
const grid = (page: Page) => page.getByRole('grid')
const addressOf = (page: Page) => page.evaluate(() => location.hash)

/** Chooses from "Copy or save" and answers where it was saved. */
async function save(page: Page, what: RegExp, choice: string): Promise<string> {
  await page.getByRole('button', { name: what }).first().click()
  await page.getByRole('menuitem', { name: choice }).click()
  const said = page.getByText(/^Saved as /).last()
  await expect(said).toBeVisible()
  const file = ((await said.textContent()) ?? '').replace(/^Saved as /, '').replace(/\.$/, '')
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()
  return file
}

test('the scorecard is filtered, sorted and opened, and its address leads back to it', async ({
  page,
  app,
}) => {
  test.setTimeout(120_000)
  await openDemonstration(page, app)
  await goTo(page, 'Scorecard')
  await expect(grid(page)).toBeVisible()
  await expectSoundScreen(page)
  const card = await app.call('insight.scorecard', {})
  const rows = card.sections.flatMap((section) => section.rows)

  await test.step('every cell shows what the app says, in the words of the pack', async () => {
    for (const { short, cells } of rows) {
      const row = page.getByRole('row', { name: short }).first()
      const texts = await row.getByRole('gridcell').allTextContents()
      expect(texts.map((text) => text.trim())).toEqual(
        cells.map((cell, i) => (cell ? cellText(card.columns[i]!, cell) : '')),
      )
    }
  })

  await test.step('arrow keys move, Enter opens, Escape closes and gives the focus back', async () => {
    await grid(page).locator('[tabindex="0"]').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    const here = await page.locator(':focus').getAttribute('data-place')
    await page.keyboard.press('Enter')
    await expect(panel(page)).toContainText('Where it came from')
    await expect(panel(page)).toContainText('Where it is used')
    await expectSoundScreen(page)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(grid(page).locator('[aria-selected="true"]')).toHaveCount(1)
    await page.keyboard.press('ArrowUp')
    expect(await page.locator(':focus').getAttribute('data-place')).toBe(here)
    await page.keyboard.press('Escape')
    await expect(panel(page)).toHaveCount(0)
    await page.keyboard.press('End')
    await page.keyboard.press('PageDown')
    await expect(page.locator(':focus')).toHaveAttribute('data-place', /^trust /)
  })

  await test.step('filters and order stand in the address', async () => {
    await page.getByLabel('Phase').selectOption({ label: 'Primary' })
    await page.getByLabel('Measures').selectOption({ label: 'All measures' })
    await page.getByLabel('Only what is marked').check()
    await expect(page.getByRole('status').filter({ hasText: 'shown' })).toContainText(
      /^\d+ of \d+ schools shown: \d+ worse, \d+ better, \d+ hidden\.$/,
    )
    await grid(page).getByRole('columnheader').getByRole('button').nth(1).click()
    await expect(grid(page).locator('[aria-sort="descending"]')).toHaveCount(1)
    const cell = grid(page).getByRole('gridcell', { name: /worse/ }).first()
    await cell.click()
    await expect(panel(page)).toContainText('Why it is marked')
    const address = await addressOf(page)
    expect(address).toMatch(/phase=primary&strand=all&marked=true/)
    const before = await grid(page).textContent()
    await goToAddress(page, '/settings/about')
    await goToAddress(page, address.slice(1))
    await expect(panel(page)).toContainText('Why it is marked')
    expect(await grid(page).textContent()).toBe(before)
    await expectSoundScreen(page)
  })

  await test.step('a name that no school has says so', async () => {
    await page.getByLabel('School’s name').fill('nowhere at all')
    await expect(page.getByText('No school fits what is chosen.')).toBeVisible()
    await expectSoundScreen(page)
  })
})

test('tables and charts leave as files that hold what is shown', async ({ page, app }) => {
  test.setTimeout(120_000)
  await openDemonstration(page, app)
  await goTo(page, 'Scorecard')
  const card = await app.call('insight.scorecard', {})
  const rows = card.sections.flatMap((section) => section.rows)

  await test.step('the scorecard as CSV', async () => {
    const file = await save(page, /Copy or save the scorecard/, 'Save the table as CSV')
    const lines: string[][] = parse(await readFile(file), { bom: true, relax_column_count: true })
    expect(lines[0]).toEqual([`Scorecard: ${card.finding}`])
    for (const [i, row] of rows.entries()) {
      const values = row.cells.map((cell) => (cell?.value == null ? '' : String(cell.value)))
      expect(lines[3 + i]!.slice(3).filter((_, n) => n % 2 === 0)).toEqual(values)
    }
    expect(lines.flat()).toContain(card.rule)
  })

  await test.step('a series as SVG and PNG', async () => {
    await grid(page).getByRole('gridcell', { name: /\d/ }).nth(1).click()
    await expect(panel(page).getByRole('img').first()).toBeVisible()
    const svg = await readFile(
      await save(page, /Copy or save the series/, 'Save the picture as SVG'),
      'utf8',
    )
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(svg).toContain('Source: ')
    const parsed = await page.evaluate((text) => {
      const document = new DOMParser().parseFromString(text, 'image/svg+xml')
      return {
        wrong: document.querySelectorAll('parsererror').length,
        lines: document.querySelectorAll('path').length,
        words: document.querySelectorAll('text').length,
      }
    }, svg)
    expect(parsed.wrong).toBe(0)
    expect(parsed.lines).toBeGreaterThan(3)
    expect(parsed.words).toBeGreaterThan(5)
    const png = await readFile(
      await save(page, /Copy or save the series/, 'Save the picture as PNG'),
    )
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(1520)
  })

  await test.step('a table and a picture are copied', async () => {
    await page.getByRole('button', { name: /Copy or save the scorecard/ }).click()
    await page.getByRole('menuitem', { name: 'Copy the table' }).click()
    await expect(page.getByText('Copied. Paste it into a spreadsheet or a document.')).toBeVisible()
    await page.getByRole('button', { name: /Copy or save the series/ }).click()
    await page.getByRole('menuitem', { name: 'Copy the picture' }).click()
    await expect(page.getByText('Copied. Paste the picture into a document.')).toBeVisible()
  })
})

test('a school stands on one screen, and beside others', async ({ page, app }) => {
  test.setTimeout(120_000)
  await openDemonstration(page, app)
  const { schools } = await app.call('schools.list', {})
  const [first, second] = schools.filter(({ phase }) => phase === 'primary')

  await test.step('its measures by strand, its inspections, what it is', async () => {
    await goToAddress(page, `/schools/${first!.urn}`)
    await expect(title(page)).toHaveText(first!.name)
    await expect(page.getByRole('region', { name: 'Ofsted', exact: true })).toBeVisible()
    await expect(page.getByRole('region', { name: 'About the school' })).toContainText(
      first!.la.name,
    )
    await expectSoundScreen(page)
    await page.getByRole('button', { name: /Reading: average/ }).click()
    await expect(panel(page)).toContainText('Where it came from')
    await expectSoundScreen(page)
    await page.keyboard.press('Escape')
    await expect(panel(page)).toHaveCount(0)
    await expect(page.getByRole('button', { name: /Reading: average/ })).toBeFocused()
  })

  await test.step('beside another on all that they share', async () => {
    await goToAddress(page, `/compare?schools=${first!.urn}-${second!.urn}`)
    await expect(page.getByRole('table').nth(1)).toBeVisible()
    await expect(page.getByRole('table').first().getByRole('row')).toHaveCount(4)
    await expectSoundScreen(page)
    // A period that the choice does not hold, such as a term, is not called the latest.
    await goToAddress(page, `/compare?schools=${first!.urn}-${second!.urn}&period=2001/02 autumn`)
    await expect(page.getByLabel('Period').locator('option:checked')).toHaveText(/autumn.*2001/)
  })

  await test.step('all schools on one measure, from the measure’s figure', async () => {
    await goTo(page, 'Scorecard')
    await grid(page).getByRole('gridcell', { name: /\d/ }).first().click()
    await panel(page).getByRole('link', { name: 'Compare schools' }).click()
    await expect(title(page)).toHaveText('Schools compared')
    await expectSoundScreen(page)
    const file = await save(page, /Copy or save the comparison on/, 'Save the picture as SVG')
    expect(await readFile(file, 'utf8')).toContain(first!.name.split(' ')[0]!)
    await page.getByRole('table').first().getByRole('button').first().click()
    await expect(panel(page)).toContainText('Where it came from')
    await expectSoundScreen(page)
  })
})
