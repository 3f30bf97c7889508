/** What the menu of Electron's window tells, heard by the window: here as the Chromium host would tell it. */
import type { Page } from 'playwright-core'
import { expect, test } from './fixtures.ts'
import { createVault, title } from './journeys-steps.ts'

/** Tells the window a command in the way in which the host tells its events. */
function choose(page: Page, name: string): Promise<void> {
  return page.evaluate((name) => {
    const detail = { event: 'command', data: { name } }
    window.dispatchEvent(new CustomEvent('plumbline', { detail }))
  }, name)
}

const place = (page: Page) => new URL(page.url()).hash

test('the menu leads to screens, back and forward, to search and help, and locks', async ({
  page,
  hostName,
}) => {
  test.skip(hostName !== 'chromium', 'under Electron the menu itself tells it')
  await createVault(page, 'A trust')
  await choose(page, 'go:meetings')
  await expect.poll(() => place(page)).toBe('#/meetings')
  await choose(page, 'go:data')
  await expect.poll(() => place(page)).toMatch(/^#\/data/)
  await choose(page, 'back')
  await expect.poll(() => place(page)).toBe('#/meetings')
  await choose(page, 'forward')
  await expect.poll(() => place(page)).toMatch(/^#\/data/)
  await choose(page, 'help')
  await expect.poll(() => place(page)).toMatch(/^#\/help/)
  await choose(page, 'search')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  // A name that no menu has is nothing.
  await choose(page, 'toString')
  await choose(page, 'lock')
  await expect(title(page)).toHaveText('The vault is locked')
})
