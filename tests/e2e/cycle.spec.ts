/** The annual cycle: gaps before they happen, what was done, and what a meeting takes up. */
import type { Page } from 'playwright-core'
import { openDemonstration } from './all-screens.ts'
import { expect, test } from './fixtures.ts'
import { createVault, expectSoundScreen, goTo, title } from './journeys-steps.ts'

async function undo(page: Page, done: string): Promise<void> {
  const offer = page.getByRole('alert').filter({ hasText: done })
  await offer.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Taken back.').last()).toBeVisible()
}

const items = (page: Page) => page.getByRole('region', { name: 'What the year asks for' })

test('what was done is recorded, and taken back', async ({ page, app }) => {
  await createVault(page, 'A trust')
  await app.call('settings.set', { part: 'cycle', since: '2020-09-01' })
  await goTo(page, 'Annual cycle')
  await expect(title(page)).toBeFocused()
  await expectSoundScreen(page)
  const item = items(page).getByRole('listitem').filter({ hasText: 'Scheme of delegation' })
  await item.getByRole('button', { name: 'Record that Scheme of delegation was done' }).click()
  await expect(page.getByLabel('Meeting that shows it')).toBeFocused()
  await page.getByLabel('Done on').fill('1/9/2199')
  await expect(page.getByText('What is to come is not done yet.')).toBeVisible()
  const { today } = await app.call('cycle.get', {})
  await page.getByLabel('Done on').fill(today)
  await page.getByLabel('Paper, page or letter that shows it').fill('Written resolution')
  await page.getByRole('button', { name: 'Record it' }).click()
  await expect(item).toContainText('Written resolution')
  await undo(page, 'Scheme of delegation is recorded as done')
  await expect(item).not.toContainText('Written resolution')
})

test('an item is changed, set back, left out, and added as the trust’s own', async ({ page }) => {
  await createVault(page, 'A trust')
  await goTo(page, 'Annual cycle')
  const risks = items(page).getByRole('listitem').filter({ hasText: 'Risk register' })
  await expect(risks).toContainText('Every term')
  await page.getByRole('button', { name: 'Change Risk register' }).click()
  await page.getByLabel('How often').selectOption('Six times a year')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(risks).toContainText('Six times a year')
  await expect(risks).toContainText('changed by the trust')
  await page.getByRole('button', { name: 'Set back Risk register' }).click()
  await expect(risks).toContainText('Every term')
  await undo(page, 'Risk register is as it came')
  await expect(risks).toContainText('Six times a year')

  await page.getByRole('button', { name: 'Change External review of governance' }).click()
  await page.getByLabel('Does not apply to this trust, because').fill('Reviewed by its diocese')
  await page.getByRole('button', { name: 'Save' }).click()
  const review = items(page).getByRole('listitem').filter({ hasText: 'External review' })
  await expect(review).toContainText('does not apply')
  await expect(review).toContainText('Reviewed by its diocese')

  await page.getByRole('button', { name: 'Add an item' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('Write what it is.')).toBeVisible()
  await page.getByLabel('What is to be done').fill('Visit every school')
  await page.getByLabel('How often').selectOption('Every term')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const own = items(page).getByRole('listitem').filter({ hasText: 'Visit every school' })
  await expect(own).toContainText('the trust’s own')
  await page.getByRole('button', { name: 'Remove Visit every school' }).click()
  await expect(own).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(own).toBeVisible()
  await expectSoundScreen(page)
})

test('a gap stands on Home, is offered to a new meeting, and then is on its agenda', async ({
  page,
  app,
}) => {
  test.setTimeout(120_000)
  await openDemonstration(page, app)
  const { items: before, today } = await app.call('cycle.get', {})
  const gap = before.find(({ item }) => item.id === 'register-of-interests')
  const home = page.getByRole('region', { name: 'What the year asks for' })
  await expect(home).toBeVisible()
  await home.getByRole('link').click()
  await expect(title(page)).toContainText(/duties|late|due/)
  await expectSoundScreen(page)
  if (gap?.says) await expect(page.getByText(gap.says)).toBeVisible()
  const day = new Date(`${today}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 40)
  await goTo(page, 'Meetings')
  await page.getByRole('button', { name: 'New meeting' }).click()
  await page.getByLabel('Date').fill(day.toISOString().slice(0, 10))
  const offers = page.getByRole('group', { name: 'From the annual cycle' })
  await offers.getByRole('checkbox').first().check()
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Make the meeting' }).click()
  await expect(title(page)).toBeVisible()
  const { meetings } = await app.call('meetings.list', {})
  const made = meetings.find(({ date }) => date === day.toISOString().slice(0, 10))
  const { meeting } = await app.call('meetings.get', { id: made?.id ?? '' })
  const taken = meeting.items.flatMap(({ cycle }) => cycle ?? [])
  expect(taken).toHaveLength(1)
  const { items: after } = await app.call('cycle.get', {})
  expect(after.find(({ item }) => item.id === taken[0])?.planned?.id).toBe(made?.id)
})
