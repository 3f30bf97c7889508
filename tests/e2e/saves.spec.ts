/** What a person typed is never dropped unasked: not by a save that fails, not by leaving, not by a lock. */
import type { Page } from 'playwright-core'
import { type AppCalls, expect, test } from './fixtures.ts'
import { createVault, goTo, title } from './journeys-steps.ts'

const vision = {
  vision: { title: 'Our vision' },
  strands: [{ title: 'Reading' }, { title: 'Belonging' }],
}

/** A vision that has as many strands as one can have, and on the screen one more, which cannot be saved. */
async function withUnsavedStrand(page: Page, call: AppCalls['call']): Promise<void> {
  await createVault(page, 'A trust')
  const strands = Array.from({ length: 60 }, (_, n) => ({ title: `Strand ${n}` }))
  await call('vision.save', { vision: { vision: { title: 'Our vision' }, strands } })
  await goTo(page, 'Vision')
  await page.getByLabel('Another strand').fill('One too many')
  await page.getByRole('button', { name: 'Add the strand' }).click()
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible()
}

test('what the vision could not save holds the way out', async ({ page, app }) => {
  await withUnsavedStrand(page, app.call)
  const strand = page.getByRole('region', { name: 'One too many', exact: true })
  await page.getByRole('link', { name: 'Schools', exact: true }).click()
  const held = page.getByRole('alert').filter({ hasText: 'is not saved' })
  await expect(held).toContainText('What you changed in the vision is not saved.')
  await held.getByRole('button', { name: 'Stay here' }).click()
  await expect(strand).toBeVisible()
  await page.getByRole('button', { name: 'Save again' }).click()
  await expect(strand).toBeVisible()
  await page.getByRole('button', { name: 'Go back to what was saved' }).click()
  await expect(strand).toHaveCount(0)
  await goTo(page, 'Schools')
})

test('a lock asks before it drops what could not be saved', async ({ page, app }) => {
  await withUnsavedStrand(page, app.call)
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  const asked = page.getByRole('dialog')
  await expect(asked).toContainText('What you changed in the vision is not saved')
  await asked.getByRole('button', { name: 'Stay here' }).click()
  await expect(page.getByRole('region', { name: 'One too many', exact: true })).toBeVisible()
})

test('a field of a meeting keeps what was typed where it could not be saved', async ({
  page,
  app,
}) => {
  await createVault(page, 'A trust')
  await app.call('meetings.load', {
    text: 'meeting: { id: b, body: Trust Board, title: Trust Board, date: 2090-12-13, place: Hall }\nitems: [{ title: Welcome }]',
  })
  await page.evaluate(() => (location.hash = '#/meetings/b'))
  const place = page.getByLabel('Place')
  await expect(place).toHaveValue('Hall')
  await place.fill('Elsewhere')
  await place.press('Escape')
  await expect(place).toHaveValue('Hall')
  // No word that is printed is so long.
  const long = 'x'.repeat(250)
  await place.fill(long)
  await place.press('Enter')
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible()
  await expect(place).toHaveValue(long)
  await page.getByRole('button', { name: 'Go back to what was saved' }).click()
  await expect(place).toHaveValue('Hall')
  await place.fill('Library')
  await place.press('Enter')
  await expect(page.getByText('Every change is saved.')).toBeVisible()
  expect((await app.call('meetings.get', { id: 'b' })).meeting.meeting.place).toBe('Library')
})

test('undo in the vision takes back its one change, and says where it cannot', async ({
  page,
  app,
}) => {
  await createVault(page, 'A trust')
  await app.call('vision.save', { vision })
  await goTo(page, 'Vision')
  await page.getByRole('button', { name: 'Move Reading', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Remove the strand' }).click()
  const offer = page.getByRole('alert').filter({ hasText: 'was removed' })
  await expect(offer).toBeVisible()
  await page.getByLabel('What success looks like in strand 1').fill('All are known.')
  await offer.getByRole('button', { name: 'Undo' }).click()
  const titles = page.getByRole('textbox', { name: /^Title of strand/ })
  await expect(titles).toHaveText(['Reading', 'Belonging'])
  await expect(page.getByLabel('What success looks like in strand 2')).toHaveValue('All are known.')

  await page.getByRole('button', { name: 'Move Reading', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Remove the strand' }).click()
  await page.getByLabel('Another strand').fill('Reading')
  await page.getByRole('button', { name: 'Add the strand' }).click()
  await expect(titles).toHaveText(['Belonging', 'Reading'])
  await offer.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/It was changed again since/)).toBeVisible()
  await expect(titles).toHaveText(['Belonging', 'Reading'])
  await expect(title(page)).toHaveText('Our vision')
})

test('of two quick clicks in the settings neither undoes the other', async ({ page, app }) => {
  await createVault(page, 'A trust')
  await page.evaluate(() => (location.hash = '#/settings/calendar'))
  const holidays = page.getByRole('region', { name: 'Bank holidays' })
  await expect(holidays).toBeVisible()
  await holidays.evaluate((region) => {
    for (const button of [...region.querySelectorAll<HTMLButtonElement>('li button')].slice(0, 3))
      button.click()
  })
  await expect
    .poll(async () => (await app.call('settings.get', {})).holidays.dropped.length)
    .toBe(3)
})
