/**
 * A newcomer's first pack, from an empty start to a saved file, by what stands on the screens and nothing else:
 * a vault, schools, results, a vision of three strands, a meeting, a pack. Once with a pointer and once with the
 * keyboard alone.
 */
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { type Hand, keyboard, pointer } from './hands.ts'
import { fixture, passphrase, title } from './journeys-steps.ts'
import type { Page } from 'playwright-core'

const strands = ['Every child reads', 'Known and belonging', 'Rooted in our places']

async function firstPack(page: Page, hand: Hand, downloads: string): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const link = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true })
  /** The title has the focus once a screen stands, so that the next Tab begins at its top. */
  const opened = () => expect(title(page)).toBeFocused()
  const field = (name: string) => page.getByLabel(name, { exact: true })

  await test.step('a vault', async () => {
    await hand.press(button('Start our trust'))
    await hand.write(field('Trust’s name'), 'GLF Schools')
    await hand.write(field('New passphrase'), passphrase)
    await hand.write(field('The same passphrase again'), passphrase)
    await hand.press(button('Make the vault'))
    await expect(title(page)).toHaveText('Keep the recovery code')
    await hand.press(page.getByRole('checkbox'))
    await hand.press(button('Go on'))
    await expect(title(page)).toHaveText('The vault is ready for its first data')
  })

  await test.step('schools and results', async () => {
    await hand.press(link('Bring in the register').first())
    await expect(title(page)).toHaveText('Bring in data')
    await opened()
    await hand.give(page, 'Choose files', [
      fixture('gias/extract-2022.csv'),
      fixture('gias/links-2025.csv'),
      fixture('performance/2016_936_ks2final.csv'),
      fixture('performance/2017_936_ks2final.csv'),
    ])
    // The files are read by then.
    await expect(field('Trust’s name, or part of it')).toBeVisible({ timeout: 60_000 })
    await hand.write(field('Trust’s name, or part of it'), 'glf')
    await hand.press(button('Choose GLF SCHOOLS'))
    await expect(page.getByRole('navigation').first()).toContainText(/GLF schools/i)
  })

  await test.step('a vision of three strands', async () => {
    await hand.press(page.getByRole('navigation').first().getByRole('link', { name: 'Home' }))
    await opened()
    await hand.press(link('Write the vision').first())
    await opened()
    await hand.write(field('What do you promise?'), strands[0]!)
    await hand.press(button('Begin with this strand'))
    for (const name of strands.slice(1)) {
      await hand.write(field('Another strand'), name)
      await hand.press(button('Add the strand'))
      await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
    }
    await hand.write(field('Find a KPI'), 'average scaled')
    await hand.press(button('Move Reading: average scaled score'))
    await hand.press(page.getByRole('menuitem', { name: `Tie to 1 ${strands[0]}` }))
    await expect(page.getByText('Every change is saved.')).toBeVisible()
  })

  await test.step('a meeting', async () => {
    await hand.press(page.getByRole('navigation').first().getByRole('link', { name: 'Home' }))
    await opened()
    await hand.press(link('Make a meeting').first())
    await opened()
    await hand.write(field('Date'), '9 December 2030')
    await hand.press(button('Make the meeting'))
    await expect(title(page)).toHaveText(/^The Trust Board meets in/)
  })

  await test.step('a pack, read and saved', async () => {
    await hand.press(page.getByRole('navigation').first().getByRole('link', { name: 'Home' }))
    await opened()
    await hand.press(link('Preview the pack'))
    await opened()
    await hand.press(button('Build the pack'))
    const sheet = page.getByRole('region', { name: 'Page 1 of the pack' })
    await expect(sheet.locator('[data-drawn=true]')).toBeVisible({ timeout: 60_000 })
    await expect(sheet).toContainText('Trust Board')
    await hand.press(button('Save the pack'))
    const saved = page.getByRole('main').getByText(/^Saved as/)
    await expect(saved).toBeVisible({ timeout: 60_000 })
    const file = (await saved.locator('strong').first().textContent()) ?? ''
    expect(file.startsWith(downloads)).toBe(true)
    const pack = await readFile(file)
    expect(pack.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pack.byteLength).toBeGreaterThan(50_000)
  })
}

test('a newcomer’s first pack', async ({ page, folders }) => {
  test.setTimeout(180_000)
  await firstPack(page, pointer, folders.downloads)
})

test('a newcomer’s first pack by keyboard alone', async ({ page, folders }) => {
  test.setTimeout(240_000)
  await firstPack(page, keyboard(page), folders.downloads)
})
