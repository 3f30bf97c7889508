/** The scorecard of a large trust: whole for whoever hears it, and on paper. */
import type { Page } from 'playwright-core'
import { expect, test } from './fixtures.ts'
import { goTo, passphrase } from './journeys-steps.ts'
import { readPages } from './pdf-pages.ts'

const schools = 100

test.beforeEach(async ({ page, app }) => {
  test.setTimeout(180_000)
  await app.call('demo.create', { folder: 'demonstration', passphrase, schools, years: 2 })
  await page.reload()
  await goTo(page, 'Scorecard')
  await expect(page.getByRole('grid').getByRole('rowheader').first()).toBeVisible()
})

/** How many rows and cells the browser tells a screen reader of. */
async function told(page: Page): Promise<{ rows: number; cells: number }> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const count = (role: string) =>
    nodes.filter((node) => !node.ignored && node.role?.value === role).length
  return { rows: count('row'), cells: count('gridcell') }
}

test('every row and cell is told, however far below, and after a sort as before', async ({
  page,
  app,
}) => {
  const { columns, sections } = await app.call('insight.scorecard', {})
  const rows = sections.flatMap((section) => section.rows)
  expect(rows).toHaveLength(schools)
  // With the trust's own row and England's, and the corner above the schools' names.
  const cells = (rows.length + 2) * columns.length + 1
  await expect.poll(async () => (await told(page)).cells).toBe(cells)
  const before = await told(page)
  const head = page.getByRole('grid').getByRole('columnheader', { name: columns[1]?.short })
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', /ascending|descending/)
  await expect.poll(() => told(page)).toEqual(before)
})

test('on paper it lies on its side, and nothing of it is cut off', async ({ page, app }) => {
  const { columns, sections } = await app.call('insight.scorecard', {})
  const pages = await readPages(await page.pdf({ preferCSSPageSize: true }))
  for (const { width, height, texts } of pages) {
    expect(width).toBeGreaterThan(height)
    for (const { text, left, right, bottom, top } of texts) {
      expect(Math.min(left, bottom), text).toBeGreaterThan(0)
      expect(right, text).toBeLessThan(width)
      expect(top, text).toBeLessThan(height)
    }
  }
  // Words may be broken, and stand in pieces.
  const bare = (text: string) => text.replaceAll(/[\s-]+/g, '')
  const said = pages.map(({ texts }) => bare(texts.map(({ text }) => text).join('')))
  for (const { short } of sections.flatMap(({ rows }) => rows)) {
    const at = said.filter((text) => text.includes(bare(short)))
    expect(at, short).not.toEqual([])
    // The heads of the measures stand on every page of the table.
    for (const text of at)
      for (const column of columns) expect(text, column.short).toContain(bare(column.short))
  }
})
