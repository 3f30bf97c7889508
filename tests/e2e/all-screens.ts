/** Every screen of the window by its address, filled with the demonstration trust. */
import { expect } from './fixtures.ts'
import type { AppCalls } from './fixtures.ts'
import type { Page } from 'playwright-core'
import { passphrase, title } from './journeys-steps.ts'

/** Makes the demonstration vault and opens the window on it. */
export async function openDemonstration(page: Page, { call }: AppCalls): Promise<void> {
  await call('demo.create', { folder: 'demonstration', passphrase, schools: 12, years: 6 })
  await page.reload()
  await expect(page.getByRole('navigation', { name: 'Plumbline' })).toBeVisible()
}

/** The addresses, after `#`, of all screens. */
export async function addresses({ call }: AppCalls): Promise<string[]> {
  const { schools } = await call('schools.list', {})
  const { meetings } = await call('meetings.list', {})
  const urn = schools[0]?.urn ?? ''
  const meeting = meetings[0]?.id ?? ''
  return [
    '/',
    '/meetings',
    `/meetings/${meeting}`,
    `/pack/${meeting}`,
    '/vision',
    '/vision/versions',
    '/kpis',
    '/kpis/ks2.rwm.expected',
    '/kpis/new',
    '/scorecard',
    '/schools',
    `/schools/${urn}`,
    '/compare',
    '/search',
    '/search?words=reading',
    `/read/${meeting}?paper=minutes-2026-07-08.pdf&page=1&mark=%5B%22reading%22%5D`,
    '/cycle',
    '/people',
    '/people/bodies',
    '/people/interests',
    '/people/training',
    '/data',
    '/data/history',
    '/data/values',
    '/data/enter',
    '/settings/trust',
    '/settings/calendar',
    '/settings/rules',
    '/settings/security',
    '/settings/appearance',
    '/settings/about',
    '/help/first-pack',
    '/help/words',
  ]
}

/** Goes to an address, and waits until its screen stands and nothing more is being fetched. */
export async function goToAddress(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, address)
  await expect(title(page)).toHaveCount(1)
  await expect(page.locator('[data-waiting]')).toHaveCount(0)
}
