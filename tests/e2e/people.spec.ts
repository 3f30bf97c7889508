/** People, bodies, the register of interests and training. */
import type { Page } from 'playwright-core'
import { openDemonstration } from './all-screens.ts'
import { expect, test } from './fixtures.ts'
import { choose, createVault, expectSoundScreen, goTo, textFile, title } from './journeys-steps.ts'

/** Takes back what is said to be done. */
async function undo(page: Page, done: string): Promise<void> {
  const offer = page.getByRole('alert').filter({ hasText: done })
  await offer.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Taken back.').last()).toBeVisible()
}

async function openView(page: Page, name: string): Promise<void> {
  await goTo(page, 'People')
  const views = page.getByRole('list', { name: 'Views of the people' })
  await views.getByRole('link', { name, exact: true }).click()
}

test('people are added, changed, removed and put back', async ({ page, app }) => {
  await createVault(page, 'A trust')
  await goTo(page, 'People')
  await page.getByRole('button', { name: 'Add the first person' }).click()
  await expect(page.getByLabel('Name')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Write the person’s name.')).toBeVisible()
  await page.getByLabel('Name').fill('Ann O’Brien')
  await page.getByLabel('Role, in the trust’s words').fill('Chair')
  await page.getByLabel('In office from').fill('1/9/2024')
  await page.getByLabel('In office to').fill('31/2/2028')
  await expect(page.getByText('Write a day, such as 9/12/2026.')).toBeVisible()
  await page.getByLabel('In office to').fill('31/8/2023')
  await expect(page.getByText('Before it begins.')).toBeVisible()
  await page.getByLabel('In office to').fill('31 August 2099')
  await page.keyboard.press('Enter')
  const row = page.getByRole('row', { name: /Ann O’Brien/ })
  await expect(row).toContainText('1 Sept 2024 to 31 Aug 2099')
  await expectSoundScreen(page)

  await page.getByRole('button', { name: 'Edit Ann O’Brien' }).click()
  await page.getByLabel('Role, in the trust’s words').fill('Vice chair')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Vice chair')
  await undo(page, 'Ann O’Brien is changed')
  await expect(row).toContainText('Chair')
  await expect(row).not.toContainText('Vice')

  await page.getByRole('button', { name: 'Remove Ann O’Brien' }).click()
  await expect(page.getByText('Nobody yet.')).toBeVisible()
  await expect(page.getByText('Ann O’Brien is removed')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(row).toBeVisible()

  await page.getByLabel('On this machine').selectOption('Ann O’Brien')
  await expect.poll(async () => (await app.call('people.list', {})).me).toBe('ann-o-brien')

  await choose(page, 'Choose a file of people', [
    textFile('people.csv', 'name,kind\nBo Lee,clerk\nCy Dao,wizard\n'),
  ])
  await expect(page.getByText('2 people added, 0 changed.')).toBeVisible()
  await expect(page.getByText('The kind is not one that is known')).toBeVisible()
  await expectSoundScreen(page)
})

test('a body has its quorum, and whoever sits on it counts towards it', async ({ page, app }) => {
  await createVault(page, 'A trust')
  await openView(page, 'Bodies')
  await page.getByRole('button', { name: 'Add the first body' }).click()
  await expect(page.getByLabel('Name')).toBeFocused()
  await page.getByLabel('Name').fill('Trust Board')
  await page.getByLabel('Is', { exact: true }).selectOption('Board of trustees')
  await page.getByLabel('Quorum: at least this number').fill('')
  await page.getByLabel('And at least this part').selectOption('No part')
  await expect(page.getByText('A quorum is a number, a fraction')).toBeVisible()
  await page.getByLabel('Quorum: at least this number').fill('1')
  await page.getByLabel('And at least this part').selectOption('One third')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const board = page.getByRole('region', { name: 'Trust Board' })
  await expect(board).toContainText('Too few are in office to be quorate: nobody may vote.')

  await openView(page, 'People')
  await page.getByRole('button', { name: 'Add the first person' }).click()
  await page.getByLabel('Name').fill('Ann Lee')
  await page.getByRole('button', { name: 'Add a body' }).click()
  await page.getByLabel('Role there').fill('Chair')
  await page.getByLabel('Term on Trust Board to').fill('31 August 2099')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('row', { name: /Ann Lee/ })).toContainText('Trust Board (chair)')
  await openView(page, 'Bodies')
  await expect(board).toContainText('Quorum today: 1 of 1')
  await expect(board).toContainText('Ann Lee, Chair (to 31 Aug 2099)')
  await expect(board.getByRole('button', { name: 'Remove Trust Board' })).toHaveCount(0)
  await expectSoundScreen(page)

  await page.getByRole('button', { name: 'Edit Trust Board' }).click()
  await page.getByLabel('Name').fill('Board')
  await page.getByRole('button', { name: 'Save' }).click()
  await undo(page, 'Board is changed')
  await expect(board).toBeVisible()
  expect((await app.call('bodies.list', {})).bodies.map(({ name }) => name)).toEqual([
    'Trust Board',
  ])
})

test('an interest is declared, confirmed, published and kept off', async ({ page, app }) => {
  await createVault(page, 'A trust')
  await app.call('people.put', { person: { name: 'Ann Lee', kind: 'trustee' } })
  await app.call('people.put', { person: { name: 'Cy Dao', kind: 'clerk' } })
  await openView(page, 'Interests')
  await expect(title(page)).toBeFocused()
  await expect(page.getByText('One has not confirmed their entry')).toBeVisible()
  await page.getByRole('button', { name: 'Add an interest' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('Write what the interest is.')).toBeVisible()
  await page.getByLabel('Interest', { exact: true }).fill('Director')
  await page.getByLabel('Organisation').fill('Lee and Lee Ltd')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const published = page.getByRole('region', { name: 'For publication' })
  await expect(published).toContainText('Director, Lee and Lee Ltd (business or money)')
  await expect(published).not.toContainText('Cy Dao')
  await page.getByRole('button', { name: 'Ann Lee has confirmed today' }).click()
  await expect(page.getByText('Everybody has confirmed their entry')).toBeVisible()
  await undo(page, 'Ann Lee has confirmed')
  await expect(page.getByText('One has not confirmed their entry')).toBeVisible()

  await page.getByRole('button', { name: 'Edit Director of Ann Lee' }).click()
  await page.getByRole('checkbox', { name: 'For publication' }).uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(published).not.toContainText('Lee and Lee')
  await expect(page.getByRole('row', { name: /Director/ })).toContainText('not published')
  await expectSoundScreen(page)
  await published.getByRole('button', { name: 'Save the page as PDF' }).click()
  await expect(published.getByRole('status')).toContainText('Register of interests')

  await page.getByRole('button', { name: 'Remove Director of Ann Lee' }).click()
  await expect(page.getByText('Nothing is declared yet.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('row', { name: /Director/ })).toBeVisible()
})

test('training that runs out is told, and skills stand by who has them', async ({ page, app }) => {
  await createVault(page, 'A trust')
  await app.call('people.put', {
    person: { name: 'Ann Lee', kind: 'trustee', skills: ['Finance'] },
  })
  await openView(page, 'Training')
  await expect(page.getByRole('region', { name: 'Skills' })).toContainText('FinanceAnn Lee')
  await page.getByRole('button', { name: 'Add training' }).click()
  await page.getByRole('textbox', { name: 'Training' }).fill('Safer recruitment')
  await page.getByLabel('Had on').fill('1/9/2020')
  await page.getByLabel('Holds until').fill('1/9/2022')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('row', { name: /Safer recruitment/ })).toContainText('has run out')
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Remove Safer recruitment of Ann Lee' }).click()
  await expect(page.getByText('None yet.', { exact: true })).toBeVisible()
  await undo(page, 'Safer recruitment is removed')
  await expect(page.getByRole('row', { name: /Safer recruitment/ })).toBeVisible()
})

test('the demonstration has bodies, a term that ends and an entry that nobody confirmed', async ({
  page,
  app,
}) => {
  test.setTimeout(120_000)
  await openDemonstration(page, app)
  await openView(page, 'Bodies')
  await expect(page.getByRole('region', { name: 'Trust Board' })).toContainText('Quorum today')
  await openView(page, 'Interests')
  await expect(page.getByRole('region', { name: /^Not confirmed for/ })).toContainText('Prŷs')
  await expectSoundScreen(page)
  await page.setViewportSize({ width: 640, height: 400 })
  for (const name of ['People', 'Bodies', 'Interests', 'Training']) {
    await openView(page, name)
    await expectSoundScreen(page)
  }
})
