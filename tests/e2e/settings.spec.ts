/** What a trust sets, part by part. */
import type { Page } from 'playwright-core'
import { openDemonstration } from './all-screens.ts'
import { expect, test } from './fixtures.ts'
import { createVault, expectSoundScreen, goTo, passphrase, title } from './journeys-steps.ts'

const parts = [
  'Trust',
  'Terms and calendar',
  'Thresholds and rules',
  'Security',
  'Appearance',
  'About',
]

const partsNav = (page: Page) => page.getByRole('navigation', { name: 'Parts of the settings' })

async function openPart(page: Page, name: string): Promise<void> {
  await goTo(page, 'Settings')
  await partsNav(page).getByRole('link', { name, exact: true }).click()
}

/** Takes back what is said to be done. */
async function undo(page: Page, done: string): Promise<void> {
  const offer = page.getByRole('alert').filter({ hasText: done })
  await offer.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Taken back.').last()).toBeVisible()
}

test('every part is sound, at 200 % and in the dark, and has an address', async ({ page }) => {
  test.setTimeout(120_000)
  await createVault(page, 'A trust')
  await goTo(page, 'Settings')
  for (const name of [...parts.slice(1), 'Trust']) {
    await partsNav(page).getByRole('link', { name, exact: true }).click()
    await expect(title(page)).toBeFocused()
    await expectSoundScreen(page)
  }
  await page.setViewportSize({ width: 640, height: 400 })
  for (const name of parts) {
    await openPart(page, name)
    await expectSoundScreen(page)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await openPart(page, 'Appearance')
  // The choice shows once it is kept, so the click is not held to have changed it at once.
  await page.getByLabel('Dark').click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  for (const name of ['Terms and calendar', 'Thresholds and rules', 'Security']) {
    await openPart(page, name)
    await expectSoundScreen(page)
  }
  await page.evaluate(() => (location.hash = '#/settings/rules'))
  await expect(title(page)).toHaveText('Thresholds and rules')
  await page.evaluate(() => (location.hash = '#/settings/nothing'))
  await expect(title(page)).not.toHaveText('Thresholds and rules')
})

test('the calendar follows what the trust’s articles say', async ({ page, app }) => {
  await createVault(page, 'A trust')
  await app.call('meetings.load', {
    text: 'meeting: { id: b, body: Trust Board, title: Trust Board, date: 2090-12-13 }\nitems: [{ title: Welcome }]',
  })
  await openPart(page, 'Terms and calendar')
  const notice = page.getByRole('region', { name: 'Notice of a meeting' })
  await expect(notice).toContainText('the pack goes out on Tuesday 5 December 2090')
  await notice.getByLabel('Clear days of notice').fill('5')
  await notice.getByLabel('Mondays to Fridays without bank holidays').check()
  // The dates follow before anything is kept.
  await expect(notice).toContainText('the pack goes out on Tuesday 5 December 2090')
  await notice.getByRole('button', { name: 'Save the notice' }).click()
  await expect
    .poll(async () => (await app.call('settings.get', {})).notice)
    .toEqual({ clearDays: 5, count: 'working-days', papersDays: 12 })
  await undo(page, 'The notice is changed')
  await expect(notice.getByLabel('Clear days of notice')).toHaveValue('7')

  const terms = page.getByRole('region', { name: 'Terms' })
  await terms.getByRole('button', { name: 'Start from the usual pattern' }).click()
  await expect(terms).toContainText('The usual pattern: check it before it is kept.')
  await terms.getByLabel('Autumn term, last day').fill('1/1/2020')
  await expect(terms).toContainText('Autumn term ends before it begins.')
  await terms.getByRole('button', { name: /Keep these terms/ }).click()
  expect((await app.call('settings.get', {})).terms.years).toEqual([])
  const [year = ''] = await terms
    .getByLabel('School year')
    .locator('option:checked')
    .allTextContents()
  await terms.getByLabel('Autumn term, last day').fill(`18/12/${year.slice(0, 4)}`)
  await terms.getByRole('button', { name: /Keep these terms/ }).click()
  await expect(terms.getByRole('button', { name: 'Save the terms' })).toBeVisible()

  const holidays = page.getByRole('region', { name: 'Bank holidays' })
  await holidays.getByRole('button', { name: 'Take off: Summer bank holiday' }).click()
  await expect(holidays.getByText('Summer bank holiday: worked')).toBeVisible()
  await undo(page, 'The bank holiday is taken off')
  await expect(holidays.getByText('Summer bank holiday: worked')).toHaveCount(0)
  await holidays.getByLabel('Another day').fill('20/7/2030')
  await holidays.getByLabel('What it is').fill('Proclaimed')
  await page.keyboard.press('Enter')
  await expect(holidays.getByLabel('Year', { exact: true })).toHaveValue('2030')
  await expect(holidays.getByText('Saturday 20 July 2030')).toBeVisible()
  await expectSoundScreen(page)
})

test('a rule that is raised shows, cannot be loosened, and is set back', async ({ page }) => {
  await createVault(page, 'A trust')
  await openPart(page, 'Thresholds and rules')
  const rule = page.getByRole('listitem').filter({ hasText: 'Shown without a rating' })
  const field = rule.getByLabel('Shown without a rating: pupils')
  await field.fill('10')
  await expect(rule).toContainText('From 11 to 50.')
  await expect(rule.getByRole('button', { name: 'Set it' })).toHaveCount(0)
  await field.fill('21')
  await page.keyboard.press('Enter')
  await expect(rule).toContainText('From fewer than 21 pupils a figure is shown and not rated.')
  await expect(page.getByText('One rule is set by the trust')).toBeVisible()
  await expectSoundScreen(page)
  await rule.getByRole('button', { name: 'Back to 11' }).click()
  await expect(rule).toContainText('From fewer than 11 pupils')
})

test('the vault’s own affairs: passphrase, idle time, backups, check', async ({ page, app }) => {
  await createVault(page, 'A trust')
  await openPart(page, 'Security')
  const change = page.getByRole('region', { name: 'Change the passphrase' })
  await change.getByLabel('Passphrase now').fill(passphrase)
  await change.getByLabel('New passphrase').fill('another four words')
  await change.getByLabel('The same passphrase again').fill('another four words')
  await change.getByRole('button', { name: 'Change the passphrase' }).click()
  await expect(change.getByText('The passphrase is changed.')).toBeVisible()

  await page.getByLabel('Locks when nothing was done for').selectOption('10 minutes')
  await expect.poll(async () => (await app.call('settings.get', {})).security.idleMinutes).toBe(10)
  await undo(page, 'The vault locks after 10 minutes')
  await expect(page.getByLabel('Locks when nothing was done for')).toHaveValue('15')

  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText(/^Backed up and read back/)).toBeVisible()
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText('The vault is sound.')).toBeVisible()
  await page.getByRole('button', { name: /^Restore the backup of/ }).click()
  await expect(page.getByText(/^Restored as our-trust of /)).toBeVisible()
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Lock now' }).click()
  await expect(page.getByLabel('Vault', { exact: true }).getByRole('option')).toHaveCount(2)
})

test('the trust is adopted again from a newer register', async ({ page, app }) => {
  await openDemonstration(page, app)
  await openPart(page, 'Trust')
  await page.getByRole('button', { name: 'Adopt the trust again' }).click()
  await expect(page.getByText('The register has 12 schools of it.')).toBeVisible()
  await expectSoundScreen(page)
})

test('of two quick keys on a choice that is saved at once, the second goes on from the first', async ({
  page,
  app,
}) => {
  await createVault(page, 'A trust')
  for (const name of ['Ann Lee', 'Bea Moss', 'Cy Nott'])
    await app.call('people.put', { person: { name, kind: 'trustee' } })
  const twice = async (label: string, key: string) => {
    const list = page.getByLabel(label)
    await list.focus()
    await Promise.all([page.keyboard.press(key), page.keyboard.press(key)])
    return list
  }

  await openPart(page, 'Security')
  const idle = await twice('Locks when nothing was done for', 'ArrowUp')
  await expect(idle).toHaveValue('5')
  await expect.poll(async () => (await app.call('settings.get', {})).security.idleMinutes).toBe(5)
  await expect(idle).toBeFocused()
  await undo(page, 'The vault locks after 5 minutes')
  await expect(idle).toHaveValue('10')

  await goTo(page, 'People')
  await twice('On this machine', 'ArrowDown')
  await expect
    .poll(async () => {
      const { people, me } = await app.call('people.list', {})
      return people.find(({ id }) => id === me)?.name
    })
    .toBe('Bea Moss')
})

test('a choice that could not be saved goes back to the one before', async ({ page, app }) => {
  await createVault(page, 'A trust')
  const ann = await app.call('people.put', { person: { name: 'Ann Lee', kind: 'trustee' } })
  await app.call('people.put', { person: { name: 'Bea Moss', kind: 'trustee' } })
  await goTo(page, 'People')
  const list = page.getByLabel('On this machine')
  await expect(list).toHaveValue('')
  // Gone from the vault, and still on the screen: what is offered was asked for before.
  await page.evaluate(
    async ([id]) => {
      const { plumbline } = window as unknown as {
        plumbline: { invoke(name: string, input: unknown): Promise<unknown> }
      }
      const gone = plumbline.invoke('people.remove', { id })
      const select = [...document.querySelectorAll('select')].find(
        ({ labels }) => labels[0]?.textContent === 'On this machine',
      )
      if (!select) throw new Error('There is no list.')
      select.value = id
      select.dispatchEvent(new Event('change', { bubbles: true }))
      await gone
    },
    [ann.id] as const,
  )
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(list).toHaveValue('')
})
