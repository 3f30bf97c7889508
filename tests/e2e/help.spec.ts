/** Help: every screen leads to its page of the guide, and words are explained where they stand. */
import { addresses, goToAddress, openDemonstration } from './all-screens.ts'
import { accessibilityProblems, expect, test } from './fixtures.ts'
import { expectSoundScreen, title } from './journeys-steps.ts'

test('each screen leads to its page of the guide, whose pictures come along', async ({
  page,
  app,
}) => {
  test.setTimeout(180_000)
  await openDemonstration(page, app)
  const main = page.getByRole('main')
  for (const address of await addresses(app)) {
    if (address.startsWith('/help')) continue
    await goToAddress(page, address)
    const link = main.getByRole('link', { name: 'Help with this screen' })
    const href = (await link.getAttribute('href')) ?? ''
    await link.click()
    await expect(page, address).toHaveURL(new RegExp(`${href.replace(/^.*#/, '#')}$`))
    await expect(title(page)).toBeFocused()
  }

  await test.step('every page is sound, and one leads to the next', async () => {
    const pages = page.getByRole('navigation', { name: 'Pages of the guide' })
    for (const name of await pages.getByRole('link').allTextContents()) {
      await pages.getByRole('link', { name, exact: true }).click()
      await expect(title(page)).toHaveText(name)
      for (const picture of await main.getByRole('img').all()) {
        await picture.scrollIntoViewIfNeeded()
        await expect
          .poll(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth))
          .toBeGreaterThan(0)
      }
      await expectSoundScreen(page)
    }
    await pages.getByRole('link', { name: 'Your first pack' }).click()
    await page.getByRole('article').getByRole('link', { name: 'Security' }).click()
    await expect(title(page)).toHaveText('Security')
  })
})

test('a word and a KPI’s name are explained on hover and on focus @pointer', async ({
  page,
  app,
}) => {
  test.setTimeout(120_000)
  await openDemonstration(page, app)
  const said = page.getByRole('tooltip')

  await goToAddress(page, '/kpis')
  const evidence = page.getByRole('button', { name: 'Evidence', exact: true })
  await evidence.hover()
  await expect(said).toContainText('What kind of source a KPI comes from')
  await page.mouse.move(0, 0)
  await expect(said).toHaveCount(0)
  await page.getByLabel('Show', { exact: true }).focus()
  for (let i = 0; i < 3 && !(await evidence.evaluate((one) => one === document.activeElement)); i++)
    await page.keyboard.press('Tab')
  await expect(evidence).toBeFocused()
  await expect(said).toContainText('What kind of source a KPI comes from')
  await expect(evidence).toHaveAccessibleDescription(/What kind of source/)
  expect(await accessibilityProblems(page)).toEqual([])

  await goToAddress(page, '/scorecard')
  await page
    .getByRole('columnheader', { name: /^Attendance/ })
    .getByRole('button')
    .hover()
  await expect(said).toContainText('Sessions (half days) attended')
  expect(await accessibilityProblems(page)).toEqual([])
})
