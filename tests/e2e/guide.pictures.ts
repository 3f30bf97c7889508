/** Takes the pictures of the user guide, so that they never show what the app no longer looks like. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { goToAddress, openDemonstration } from './all-screens.ts'
import { test } from './fixtures.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'guide', 'pictures')

test('the pictures of the guide', async ({ page, app }) => {
  test.setTimeout(300_000)
  await mkdir(folder, { recursive: true })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const take = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) })
  await take('start')
  await openDemonstration(page, app)
  const { schools } = await app.call('schools.list', {})
  const { meetings } = await app.call('meetings.list', {})
  const screens: Record<string, string> = {
    home: '/',
    data: '/data',
    vision: '/vision',
    scorecard: '/scorecard',
    school: `/schools/${schools[0]?.urn}`,
    meeting: `/meetings/${meetings[0]?.id}`,
    pack: `/pack/${meetings[0]?.id}`,
    settings: '/settings',
  }
  for (const [name, address] of Object.entries(screens)) {
    await goToAddress(page, address)
    await take(name)
  }
})
