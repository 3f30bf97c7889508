/** The trust's data: files in a queue, their history with undo, values with their cells, values typed by hand. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test, type AppCalls } from './fixtures.ts'
import {
  choose,
  expectSoundScreen,
  fixture,
  goTo,
  passphrase,
  textFile,
  title,
} from './journeys-steps.ts'

const absence = (percent: number) =>
  textFile(
    `absence-${percent}.csv`,
    `LA,ESTAB,URN,PERCTOT,PPERSABS10\n936,2000,138764,${percent},=9+1\nNAT,,NAT,4.7,10.9\n`,
  )

/** A vault with the schools of one trust. */
async function openTrust(page: Page, { call }: AppCalls): Promise<void> {
  await call('vault.create', { folder: 'trust', trust: 'GLF Schools', passphrase })
  const { name, buffer } = fixture('gias/extract-2022.csv')
  // Bytes do not cross into the page as they are, so the page makes them anew.
  await page.evaluate(
    ([file, text]) => {
      const { plumbline } = window as unknown as {
        plumbline: { invoke(n: string, i: unknown): Promise<unknown> }
      }
      return plumbline.invoke('import.bytes', {
        files: [{ name: file, bytes: new TextEncoder().encode(text) }],
      })
    },
    [name, buffer.toString('latin1')] as const,
  )
  await call('trust.adopt', { name: 'GLF SCHOOLS' })
  await page.reload()
  await expect(title(page)).toBeVisible()
}

const view = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Views of the data' }).getByRole('link', { name }).click()

test('files come in, are seen to their cells, undone and brought back', async ({
  page,
  app,
  folders,
}) => {
  test.setTimeout(120_000)
  await openTrust(page, app)
  await goTo(page, 'Data')
  await choose(page, 'Choose files', [absence(4.1), textFile('notes.csv', 'a,b\n1,2\n')])

  await test.step('one file lacks its year, which is given beside it', async () => {
    await expect(page.getByRole('heading', { name: '2 files did not come in' })).toBeVisible()
    await goTo(page, 'Schools')
    await expect(page.getByText('1 file did not come in: its year is asked for.')).toBeVisible()
    await page.getByRole('button', { name: 'Stay here' }).click()
    await page.getByLabel('School year, such as 2018/19').fill('2016-17')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(
      page.getByRole('heading', { name: '1 file came in, 1 file did not come in' }),
    ).toBeVisible()
    await page.getByText('absence-4.1.csv:').click()
    await expect(page.getByRole('region', { name: 'Problems in absence-4.1.csv' })).toContainText(
      '=9+1',
    )
    await expectSoundScreen(page)
  })

  await test.step('its problems are saved, and no spreadsheet runs what stands in them', async () => {
    await page.getByRole('button', { name: 'Save the problems as CSV' }).click()
    const saved = page.getByText(/^Saved as .*\.csv$/).first()
    await expect(saved).toBeVisible()
    const file = ((await saved.textContent()) ?? '').replace('Saved as ', '')
    expect(file).toContain(folders.downloads)
    expect(readFileSync(file, 'utf8')).toContain("'=9+1")
  })

  await test.step('its values are seen with their cells', async () => {
    await view(page, 'Values')
    await expect(title(page)).toHaveText('Values')
    await page.getByLabel('About').selectOption('own')
    await page.getByRole('button', { name: '4.1%' }).click()
    const panel = page.getByRole('complementary', { name: 'The value that is open' })
    await expect(panel).toContainText('Row 2, column PERCTOT, where the file says “4.1”')
    await expect(panel).toContainText('the only value that ever stood here')
    await expectSoundScreen(page)
  })

  await test.step('the import is undone, and the undoing is undone', async () => {
    await view(page, 'History')
    await expectSoundScreen(page)
    await page.getByRole('button', { name: /^Undo .*absence/i }).click()
    await expect(page.getByRole('cell', { name: /^Undone today/ })).toBeVisible()
    expect((await app.call('values.query', {})).values).toEqual([])
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(page.getByRole('cell', { name: /^Undone today/ })).toHaveCount(0)
    expect((await app.call('values.query', {})).values).not.toEqual([])
  })
})

test('values are typed and pasted into a grid, by keyboard alone', async ({ page, app }) => {
  test.setTimeout(120_000)
  await openTrust(page, app)
  await goTo(page, 'Data')
  await view(page, 'Enter by hand')
  await page.getByLabel('Measure', { exact: true }).selectOption('ks2.rwm.expected')
  await page.getByLabel('Last period').fill('2023/24')
  const grid = page.getByRole('grid', { name: 'Values' })
  const cellAt = (row: number, column: number) =>
    grid.getByRole('row').nth(row).getByRole('gridcell').nth(column)

  await test.step('the period is written as people write it, and said back', async () => {
    const period = page.getByLabel('Last period')
    await period.fill('Autumn term 2026')
    await expect(page.getByText('Read as autumn term 2026/27')).toBeVisible()
    await period.fill('November 2026')
    await expect(grid.getByRole('columnheader').last()).toContainText('November 2026')
    await period.fill('some time')
    await expect(page.getByText(/^Write November 2026/)).toBeVisible()
    await expect(grid).toHaveCount(0)
    await period.fill('2023-24')
    await expect(page.getByText('Read as 2023/24')).toBeVisible()
  })

  await test.step('keys move, begin, end and leave a cell', async () => {
    await cellAt(1, 0).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await expect(cellAt(2, 1)).toBeFocused()
    await page.keyboard.type('26 of 40')
    await page.keyboard.press('Enter')
    await expect(cellAt(3, 1)).toBeFocused()
    await page.keyboard.type('640')
    await page.keyboard.press('Tab')
    await expect(cellAt(3, 2)).toBeFocused()
    await page.keyboard.type('5')
    await page.keyboard.press('Escape')
    await expect(cellAt(3, 2)).toHaveText('')
    await page.keyboard.press('ArrowLeft')
    await expect(cellAt(3, 1)).toHaveAttribute('aria-invalid', 'true')
    await expect(
      page.getByText('640 is outside what the measure can be: from 0 to 100.'),
    ).toBeVisible()
    await expectSoundScreen(page)
    await page.keyboard.press('Delete')
    await expect(cellAt(3, 1)).toHaveText('')
  })

  await test.step('a table from a spreadsheet goes where its headings say', async () => {
    const name = (await grid.getByRole('rowheader').nth(3).textContent()) ?? ''
    await page.evaluate((text) => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, `School\t2023/24\r\n${name}\thidden\r\nNowhere\t5\r\n`)
    await expect(cellAt(4, 3)).toHaveText('hidden')
    await expect(page.getByText(/1 cell pasted; left out.*Nowhere/).first()).toBeVisible()
  })

  await test.step('they are not lost by going elsewhere', async () => {
    await page.getByLabel('Pupils').selectOption('girls')
    await expect(cellAt(2, 1)).toHaveText('')
    await page.getByLabel('Pupils').selectOption('all')
    await expect(cellAt(2, 1)).toHaveText('26 of 40')
    // The same cell of another grid is the same cell: it is named by its school, measure and period.
    await page.getByLabel('How many periods').fill('1')
    await expect(cellAt(2, 0)).toHaveText('')
    await page.getByLabel('How many periods').fill('3')
    await expect(cellAt(2, 0)).toHaveText('26 of 40')
    await page.getByLabel('How many periods').fill('4')
    await view(page, 'Values')
    await expect(page.getByRole('alert')).toContainText('2 values are typed and not saved.')
    await page.getByRole('button', { name: 'Stay here' }).click()
    await expect(title(page)).toHaveText('Enter values by hand')
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await expect(page.getByRole('dialog')).toContainText('2 values are typed and not saved')
    await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click()
    await expect(cellAt(2, 1)).toHaveText('26 of 40')
  })

  await test.step('they are saved with who and why, and undone from where it is said', async () => {
    await page.getByRole('button', { name: 'Save 2 values' }).click()
    await expect(page.getByText('Say why in a few words.')).toBeVisible()
    await page.getByLabel('Who types').fill('Ann Clerk')
    await page.getByRole('textbox', { name: 'Why' }).fill('The heads’ reports')
    await page.getByRole('button', { name: 'Save 2 values' }).click()
    await expect(page.getByRole('alert').filter({ hasText: '2 values saved' })).toBeVisible()
    await expect(cellAt(2, 1)).toHaveText('26 of 40')
    expect((await app.call('values.query', {})).values).toMatchObject([
      { value: 65, numerator: 26, denominator: 40 },
      { state: 'suppressed', period: '2023/24' },
    ])
    await view(page, 'Values')
    await page.getByRole('button', { name: '65%' }).click()
    await expect(page.getByRole('complementary', { name: 'The value that is open' })).toContainText(
      'The heads’ reports',
    )
    await page.getByRole('button', { name: 'Take the typed value back' }).click()
    await expect(page.getByRole('button', { name: '65%' })).toHaveCount(0)
    await page
      .getByRole('alert')
      .filter({ hasText: 'The typed value was taken back' })
      .getByRole('button', { name: 'Undo', exact: true })
      .click()
    await expect(page.getByRole('button', { name: '65%' })).toBeVisible()
  })
})
