/** What a lock keeps, and what it leaves on the window: all that was typed, and nothing of the vault. */
import { expect, test } from './fixtures.ts'
import { createVault, goTo, passphrase, title } from './journeys-steps.ts'

test('what was typed last is kept by a lock and by a way back, and no offer outlives the lock', async ({
  page,
  app,
}) => {
  await createVault(page, 'A trust')
  await app.call('meetings.load', {
    text: 'meeting: { id: b, body: Trust Board, title: Trust Board, date: 2090-12-13 }\nitems: [{ title: Welcome }]',
  })
  const placeNow = async () => (await app.call('meetings.get', { id: 'b' })).meeting.meeting.place
  await goTo(page, 'Meetings')
  await page.getByRole('link', { name: 'Trust Board' }).click()
  const place = page.getByLabel('Place')
  await place.fill('The hall')
  await place.press('Enter')
  await expect(page.getByText('The place was changed.')).toBeVisible()

  await page.getByLabel('Date').fill('14 Dec 2090')
  await page.keyboard.press('Control+Shift+l')
  await expect(page.getByLabel('Passphrase')).toBeVisible()
  await expect(page.getByText('The place was changed')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('Trust Board', { timeout: 30_000 })
  expect((await app.call('meetings.get', { id: 'b' })).meeting.meeting.date).toBe('2090-12-14')
  // An undo that was offered before would change whatever vault is open now.
  await page.keyboard.press('Control+z')
  expect(await placeNow()).toBe('The hall')

  // Nobody is there any more, and the field is still open: the warning saves it, and leaves the person in it.
  await place.fill('The shed')
  await page.evaluate(() =>
    window.dispatchEvent(
      new CustomEvent('plumbline', { detail: { event: 'locking', data: { inSeconds: 50 } } }),
    ),
  )
  await expect(page.getByText('the vault locks in less than a minute')).toBeVisible()
  await expect.poll(placeNow).toBe('The shed')
  await expect(place).toBeFocused()

  await place.fill('The barn')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(title(page)).toHaveText('Meetings')
  await expect.poll(placeNow).toBe('The barn')
})
