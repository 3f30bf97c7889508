/**
 * A newcomer's first pack, from an empty start to a saved file, by what stands on the screens and nothing else:
 * a vault, schools, results, a vision of three strands, a meeting, a pack.
 */
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { choose, fixture, passphrase, title } from './journeys-steps.ts'

const strands = ['Every child reads', 'Known and belonging', 'Rooted in our places']

test('a newcomer’s first pack', async ({ page, folders }) => {
  test.setTimeout(240_000)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const link = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true })
  /** The title has the focus once a screen stands, so that the next Tab begins at its top. */
  const opened = () => expect(title(page)).toBeFocused()
  const field = (name: string) => page.getByLabel(name, { exact: true })

  await test.step('a vault', async () => {
    await button('Start our trust').click()
    await field('Trust’s name').fill('GLF Schools')
    await field('New passphrase').fill(passphrase)
    await field('The same passphrase again').fill(passphrase)
    await button('Make the vault').click()
    await expect(title(page)).toHaveText('Keep the recovery code')
    await page.getByRole('checkbox').click()
    await button('Go on').click()
    await expect(title(page)).toHaveText('The vault is ready for its first data')
  })

  await test.step('schools and results', async () => {
    await link('Bring in the register').first().click()
    await expect(title(page)).toHaveText('Bring in data')
    await opened()
    await choose(page, 'Choose files', [
      fixture('gias/extract-2022.csv'),
      fixture('gias/links-2025.csv'),
      fixture('performance/2016_936_ks2final.csv'),
      fixture('performance/2017_936_ks2final.csv'),
    ])
    // The files are read by then.
    await expect(field('Trust’s name, or part of it')).toBeVisible({ timeout: 60_000 })
    await field('Trust’s name, or part of it').fill('glf')
    await button('Choose GLF SCHOOLS').click()
    await expect(page.getByRole('navigation').first()).toContainText(/GLF schools/i)
  })

  await test.step('a vision of three strands', async () => {
    await page.getByRole('navigation').first().getByRole('link', { name: 'Home' }).click()
    await opened()
    await link('Write the vision').first().click()
    await opened()
    await field('What do you promise?').fill(strands[0]!)
    await button('Begin with this strand').click()
    for (const name of strands.slice(1)) {
      await field('Another strand').fill(name)
      await button('Add the strand').click()
      await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
    }
    await field('Find a KPI').fill('average scaled')
    await button('Move Reading: average scaled score').click()
    await page.getByRole('menuitem', { name: `Tie to 1 ${strands[0]}` }).click()
    await expect(page.getByText('Every change is saved.')).toBeVisible()
  })

  await test.step('a meeting', async () => {
    await page.getByRole('navigation').first().getByRole('link', { name: 'Home' }).click()
    await opened()
    await link('Make a meeting').first().click()
    await opened()
    await field('Date').fill('9 December 2030')
    await button('Make the meeting').click()
    await expect(title(page)).toHaveText(/^The Trust Board meets in/)
  })

  await test.step('a pack, read and saved', async () => {
    await page.getByRole('navigation').first().getByRole('link', { name: 'Home' }).click()
    await opened()
    await link('Preview the pack').click()
    await opened()
    await button('Build the pack').click()
    const sheet = page.getByRole('region', { name: 'Page 1 of the pack' })
    await expect(sheet.locator('[data-drawn=true]')).toBeVisible({ timeout: 60_000 })
    await expect(sheet).toContainText('Trust Board')
    await button('Save the pack').click()
    const saved = page.getByRole('main').getByText(/^Saved as/)
    await expect(saved).toBeVisible({ timeout: 60_000 })
    const file = (await saved.locator('strong').first().textContent()) ?? ''
    expect(file.startsWith(folders.downloads)).toBe(true)
    const pack = await readFile(file)
    expect(pack.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pack.byteLength).toBeGreaterThan(50_000)
  })
})
