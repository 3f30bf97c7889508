/**
 * Every screen, as it looks to different people: on a small and a large screen, at 200 %, in the dark, with
 * more contrast, and in the colours that a system forces. None breaks a rule of accessibility, none scrolls
 * sideways, each can be reached and left by keyboard. The pictures lie in out/pictures, to be looked at.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { addresses, goToAddress, openDemonstration } from './all-screens.ts'
import { expect, test } from './fixtures.ts'
import { expectSoundScreen } from './journeys-steps.ts'

const pictures = join(import.meta.dirname, '..', '..', 'out', 'pictures')

type Look = {
  name: string
  size: { width: number; height: number }
  preferences?: { scheme: 'light' | 'dark'; contrast: 'normal' | 'more' }
  forced?: 'active'
}

const looks: Look[] = [
  { name: '1280', size: { width: 1280, height: 800 } },
  { name: '1920', size: { width: 1920, height: 1080 } },
  // A window of 1280 × 800 at 200 %.
  { name: '200-percent', size: { width: 640, height: 400 } },
  {
    name: 'dark',
    size: { width: 1280, height: 800 },
    preferences: { scheme: 'dark', contrast: 'normal' },
  },
  {
    name: 'more-contrast',
    size: { width: 1280, height: 800 },
    preferences: { scheme: 'light', contrast: 'more' },
  },
  {
    name: 'dark-more-contrast',
    size: { width: 1280, height: 800 },
    preferences: { scheme: 'dark', contrast: 'more' },
  },
  { name: 'forced-colours', size: { width: 1280, height: 800 }, forced: 'active' },
]

async function takePicture(page: Page, look: string, address: string): Promise<void> {
  const name = address.replace(/^\//, '').replace(/\W+/g, '-') || 'home'
  await mkdir(join(pictures, look), { recursive: true })
  await page.screenshot({ path: join(pictures, look, `${name}.png`) })
}

for (const { name, size, preferences, forced } of looks) {
  test(`every screen is sound: ${name}`, async ({ page, app }) => {
    test.setTimeout(240_000)
    await page.setViewportSize(size)
    await page.emulateMedia({ forcedColors: forced ?? 'none', reducedMotion: 'reduce' })
    await openDemonstration(page, app)
    if (preferences) await app.call('preferences.set', preferences)
    for (const address of await addresses(app)) {
      await test.step(address, async () => {
        await goToAddress(page, address)
        await takePicture(page, name, address)
        await expectSoundScreen(page)
      })
    }
  })
}

test('every place of the navigation is reached and left by keyboard', async ({ page, app }) => {
  test.setTimeout(120_000)
  await openDemonstration(page, app)
  const navigation = page.getByRole('navigation', { name: 'Plumbline' })
  const names = await navigation.getByRole('link').allTextContents()
  expect(names.length).toBeGreaterThan(5)
  // Home last: the window opens on it, and a link to where one is leads nowhere.
  for (const name of [...names.slice(1), ...names.slice(0, 1)]) {
    await navigation.getByRole('link', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  }
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(
    navigation.getByRole('link', { name: names.at(-1) ?? '', exact: true }),
  ).toHaveAttribute('aria-current', 'page')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(/^Search /).fill('Scorecard')
  await page.keyboard.press('Enter')
  await expect(navigation.getByRole('link', { name: 'Scorecard' })).toHaveAttribute(
    'aria-current',
    'page',
  )
})
