/** What a person does in the window, in the words that stand on it. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Page } from 'playwright-core'
import { accessibilityProblems, expect } from './fixtures.ts'

export const passphrase = 'four words are enough'

const fixtures = join(import.meta.dirname, '..', 'fixtures')

export type Upload = { name: string; mimeType: string; buffer: Buffer }

export function textFile(name: string, text: string): Upload {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
}

/** A file of tests/fixtures, by its path there. */
export function fixture(path: string): Upload {
  return { name: basename(path), mimeType: 'text/csv', buffer: readFileSync(join(fixtures, path)) }
}

/** A paper of one page. */
export async function paper(
  name: string,
  words: string,
  options: { userPassword?: string } = {},
): Promise<Upload> {
  const file = await PDFDocument.create({ updateMetadata: false })
  file.addPage().drawText(words, { x: 60, y: 700 })
  const { userPassword } = options
  if (userPassword !== undefined) file.encrypt({ userPassword, ownerPassword: `${userPassword}!` })
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(await file.save()) }
}

/** Chooses files by the button of that name, as a drop of them would. */
export async function choose(page: Page, button: string, files: Upload[]): Promise<void> {
  await page.getByLabel(button, { exact: true }).and(page.locator('input')).setInputFiles(files)
}

export async function goTo(page: Page, place: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Plumbline' })
    .getByRole('link', { name: place, exact: true })
    .click()
}

export function title(page: Page) {
  return page.getByRole('heading', { level: 1 })
}

/** The screen has one title, which has the focus, breaks no rule of accessibility and does not scroll sideways. */
export async function expectSoundScreen(page: Page): Promise<void> {
  await expect(title(page)).toHaveCount(1)
  expect(await accessibilityProblems(page), `on "${await title(page).textContent()}"`).toEqual([])
  const sideways = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main')].map(
      (one) => one.scrollWidth - one.clientWidth,
    ),
  )
  expect(
    Math.max(...sideways),
    `sideways scroll on "${await title(page).textContent()}"`,
  ).toBeLessThanOrEqual(0)
}

/** Makes a vault by the screens; answers its recovery code. */
export async function createVault(page: Page, trust: string): Promise<string> {
  await page.getByRole('button', { name: 'Start our trust' }).click()
  await page.getByLabel('Trust’s name').fill(trust)
  await page.getByLabel('New passphrase').fill(passphrase)
  await page.getByLabel('The same passphrase again').fill(passphrase)
  await page.getByRole('button', { name: 'Make the vault' }).click()
  // Keys are made slowly on purpose, and more slowly where much else runs.
  await expect(title(page)).toHaveText('Keep the recovery code', { timeout: 30_000 })
  const code = (await page.locator('code').textContent()) ?? ''
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('navigation')).toBeVisible()
  return code
}
