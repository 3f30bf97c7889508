/** Before a vault is open: exploring, starting, unlocking, restoring. */
import { mkdir, readdir, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, test } from './fixtures.ts'
import {
  choose,
  createVault,
  expectSoundScreen,
  goTo,
  paper,
  passphrase,
  title,
} from './journeys-steps.ts'

test('the demonstration is explored by one click, which can be taken back', async ({
  page,
  folders,
}) => {
  test.setTimeout(180_000)
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Explore' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Explore' })).toBeVisible({ timeout: 60_000 })
  // What was begun is gone, so that half a trust is never opened as a whole one.
  expect(await readdir(folders.vaults)).not.toContain('demonstration')

  await page.getByRole('button', { name: 'Explore' }).click()
  await expect(title(page)).toHaveText(/Trust Board meet/, { timeout: 90_000 })
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(title(page)).toHaveText('The vault is locked')
  await page.getByRole('button', { name: 'Explore' }).click()
  await expect(title(page)).toHaveText(/Trust Board meet/)
  expect((await readdir(folders.vaults)).filter((name) => name.startsWith('demo'))).toEqual([
    'demonstration',
  ])
})

test('a vault is made with its code kept, and opens again by one field and Enter', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Start our trust' }).click()
  await page.getByLabel('Trust’s name').fill('A trust')
  await page.getByLabel('New passphrase').fill(passphrase)
  await page.getByLabel('The same passphrase again').fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Keep the recovery code')
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('Say that it is kept before going on.')).toBeVisible()
  await test.step('the sheet is printed with its code and without buttons', async () => {
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('code')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Go on' })).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
  })
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('navigation', { name: 'Plumbline' })).toBeVisible()

  await goTo(page, 'Settings')
  await page.getByRole('link', { name: 'People' }).click()
  await expect(title(page)).toHaveText('People')
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(title(page)).toHaveText('The vault is locked')
  await expectSoundScreen(page)
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
  // Back where it was left.
  await expect(title(page)).toHaveText('People')
})

test('a vault opens with its passphrase or its code, and with nothing else', async ({ page }) => {
  const code = await createVault(page, 'A trust')
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill('not the right one')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('That passphrase does not open this vault.')
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Use the recovery code instead' }).click()
  await expect(page.getByLabel('Recovery code')).toBeFocused()
  await page.getByLabel('Recovery code').fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Plumbline' })).toBeVisible()
})

test('of several vaults the one last used is offered first', async ({ page, app, folders }) => {
  for (const name of ['first', 'second']) {
    await app.call('vault.create', { folder: name, trust: name, passphrase })
    await app.call('vault.lock', {})
  }
  await app.call('vault.unlock', { folder: join(folders.vaults, 'first'), passphrase })
  await app.call('vault.lock', {})
  await page.reload()
  await expect(title(page)).toHaveText('Open a vault')
  await expect(page.getByLabel('Vault', { exact: true })).toHaveValue(join(folders.vaults, 'first'))
  await expectSoundScreen(page)
  await page.setViewportSize({ width: 640, height: 400 })
  await expectSoundScreen(page)
})

test('a vault of another folder is opened, and a backup restored, by paths that are typed', async ({
  page,
  folders,
  app,
}) => {
  await app.call('vault.create', { folder: 'made', trust: 'A trust', passphrase })
  const backup = await app.call('vault.backup', {})
  await app.call('vault.lock', {})
  // Carried away, as to a memory stick: a window makes vaults among the others alone.
  const folder = join(folders.vaults, '..', 'elsewhere', 'our vault')
  await mkdir(dirname(folder), { recursive: true })
  await rename(join(folders.vaults, 'made'), folder)
  const file = join(folder, 'backups', basename(backup.file))
  await page.reload()

  await page.getByRole('button', { name: 'Open another folder' }).click()
  await expect(page.getByText(folders.vaults)).toBeVisible()
  await page.getByLabel('Vault’s folder, in full').fill('our vault')
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText('Write it from the top of the disk')).toBeVisible()
  await expectSoundScreen(page)
  await page.getByLabel('Vault’s folder, in full').fill(`${folder}-2`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('There is no vault in that folder.')
  await page.getByLabel('Vault’s folder, in full').fill(`"${folder}"`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Plumbline' })).toContainText('A trust')

  // Though it lies elsewhere, it is offered again after a lock.
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()

  await page.getByRole('button', { name: 'Restore a backup' }).click()
  await expectSoundScreen(page)
  await page.getByLabel('Backup file, in full').fill(`${file}-2`)
  await page.getByLabel('New vault’s name on this computer').fill('a/b')
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Use letters, digits, spaces and hyphens.')).toBeVisible()
  await page.getByLabel('New vault’s name on this computer').fill('restored')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('The file is not there')
  await expectSoundScreen(page)
  await page.getByLabel('Backup file, in full').fill(file)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The backup is restored as restored.')).toBeVisible()
  await expect(page.getByLabel('Vault', { exact: true })).toHaveValue(
    join(folders.vaults, 'restored'),
  )
  await expectSoundScreen(page)
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Plumbline' })).toContainText('A trust')
})

test('a pack that was sent is read without a vault, chosen or dropped', async ({ page }) => {
  const sent = await paper('sent pack.pdf', 'Welcome to the board')
  await page.getByRole('button', { name: 'Open a pack' }).click()
  await expectSoundScreen(page)
  await choose(page, 'Choose the file', [sent])
  await expect(title(page)).toHaveText('sent pack.pdf')
  await expect(page.locator('canvas').first()).toBeVisible()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Explore' })).toBeVisible()

  // The very same again, and one of its name that is no document.
  await page.getByRole('button', { name: 'Open a pack' }).click()
  await choose(page, 'Choose the file', [sent])
  await expect(page.getByText('Welcome to the board')).toBeAttached()
  await expect(page.getByRole('alert')).toHaveCount(0)
  const empty =
    '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n'
  for (const bytes of [Buffer.alloc(sent.buffer.byteLength, 32), Buffer.from(empty)]) {
    await choose(page, 'Choose another', [{ ...sent, buffer: bytes }])
    await expect(page.getByText('sent pack.pdf cannot be read.')).toBeVisible()
    await choose(page, 'Choose another', [sent])
    await expect(page.locator('canvas').first()).toBeVisible()
  }
  await page.getByRole('button', { name: 'Back', exact: true }).click()

  const dropped = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(bytes)], 'dropped.pdf', { type: 'application/pdf' }))
      return data
    },
    [...sent.buffer],
  )
  await page.dispatchEvent('h1', 'drop', { dataTransfer: dropped })
  await expect(title(page)).toHaveText('dropped.pdf')
  await expect(page.locator('canvas').first()).toBeVisible()
})
