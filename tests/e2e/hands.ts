/** Two ways to work a window: with a pointer, and with the keyboard alone, which reaches a control only by Tab. */
import type { Locator, Page } from 'playwright-core'
import { expect } from './fixtures.ts'
import { choose, type Upload } from './journeys-steps.ts'

export type Hand = {
  press(control: Locator): Promise<void>
  write(field: Locator, text: string): Promise<void>
  /** Chooses files by the button of that name. */
  give(page: Page, button: string, files: Upload[]): Promise<void>
}

export const pointer: Hand = {
  press: (control) => control.click(),
  write: (field, text) => field.fill(text),
  give: choose,
}

/** More controls than any screen here has between two that are used one after the other. */
const mostTabs = 400

/** Presses Tab, or inside a menu the arrow, until the control has the focus; fails where it never gets it. */
async function reach(control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  const page = control.page()
  const key = (await control.getAttribute('role')) === 'menuitem' ? 'ArrowDown' : 'Tab'
  const focused = () => control.evaluate((one) => one === document.activeElement)
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if (await focused()) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never leads to ${String(control)}`)
}

export function keyboard(page: Page): Hand {
  // Choosers are caught only once somebody listens, which must be before a key opens the first one.
  page.on('filechooser', () => undefined)
  return {
    async press(control) {
      await reach(control)
      const isBox = await control.evaluate(
        (one) => one instanceof HTMLInputElement && one.type === 'checkbox',
      )
      await page.keyboard.press(isBox ? 'Space' : 'Enter')
    },
    async write(field, text) {
      await reach(field)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(text)
    },
    async give(page, button, files) {
      await reach(page.getByRole('button', { name: button, exact: true }))
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.keyboard.press('Enter'),
      ])
      await chooser.setFiles(files)
    },
  }
}
