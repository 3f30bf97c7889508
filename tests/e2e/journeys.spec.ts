/** Whole journeys, in the real window over the real app: from files to a saved pack, and what can go wrong. */
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import {
  choose,
  createVault,
  expectSoundScreen,
  fixture,
  goTo,
  paper,
  textFile,
  title,
} from './journeys-steps.ts'

/** Home last, since the window opens on it. */
const places = ['Meetings', 'Pack', 'Vision', 'Scorecard', 'Schools', 'Data', 'Settings', 'Home']

const vision = `
vision: { title: What we promise, adopted: 2025-07-10 }
strands:
  - title: Every child reads with joy
    short: Reading
    success: Every child leaves us a confident reader.
    kpis: [ { code: ks2.reading.average, reason: A child who reads well can love it., target: 104 } ]
  - title: Rooted in our places
`

const meeting = `
meeting: { id: board, body: Trust Board, title: Trust Board, date: 2030-12-09, start: "17:30", place: Hall }
people: [ { id: ada, name: Ada Nowak, role: Chair } ]
items:
  - { title: Welcome and apologies, purpose: information, minutes: 5, presenter: Chair }
  - { title: How we stand against our vision, purpose: discussion, minutes: 30, sections: [vision, scorecard, schools] }
  - { title: Estates strategy, purpose: decision, decision: Adopt the **estates strategy**, minutes: 15, papers: [papers/estates.pdf] }
`

test('from nothing to a saved pack', async ({ page, folders }) => {
  test.setTimeout(120_000)
  await expect(title(page)).toHaveText('There is no vault on this computer yet')
  await expectSoundScreen(page)
  await createVault(page, 'GLF Schools')
  await expect(title(page)).toHaveText('The vault is ready for its first data')
  await expectSoundScreen(page)

  await test.step('files that need the trust wait for it, whatever their order', async () => {
    await goTo(page, 'Data')
    await expectSoundScreen(page)
    await choose(page, 'Choose files', [
      fixture('performance/2017_936_ks2final.csv'),
      fixture('performance/2016_936_ks2final.csv'),
      fixture('gias/links-2025.csv'),
      fixture('gias/extract-2022.csv'),
      textFile(
        'pupils.csv',
        'UPN,Forename,Surname,Date of birth\nA123456789012,Ann,Example,2015-01-01\n',
      ),
    ])
    await expect(
      page.getByRole('heading', {
        name: /2 files came in, 2 files wait for the trust, 1 file did not/,
      }),
    ).toBeVisible()
    await expect(page.getByRole('alert')).toContainText('This file was refused')
    await expectSoundScreen(page)
  })

  await test.step('the trust is chosen from the register, and what waited is read', async () => {
    await page.getByLabel('Trust’s name, or part of it').fill('glf')
    await page.getByRole('button', { name: 'Choose GLF SCHOOLS' }).click()
    await expect(page.getByRole('heading', { name: '2 files came in' })).toBeVisible()
    await expect(page.getByRole('navigation')).toContainText(/GLF schools/i)
    await expectSoundScreen(page)
  })

  await test.step('each school has its figures', async () => {
    await goTo(page, 'Schools')
    await expect(title(page)).toHaveText(/^\d+ schools?$/)
    await expectSoundScreen(page)
    await page.getByRole('link', { name: 'Danetree Primary School' }).click()
    await expect(title(page)).toHaveText('Danetree Primary School')
    await expect(page.getByRole('row', { name: /Reading: average/ })).toBeVisible()
    await expectSoundScreen(page)
  })

  await test.step('the vision and the meeting are loaded from files', async () => {
    await goTo(page, 'Vision')
    await expectSoundScreen(page)
    await choose(page, 'Load a vision file', [textFile('vision.yaml', vision)])
    await expect(title(page)).toHaveText('What we promise')
    await expect(
      page.getByRole('region', { name: '1 strand that nothing measures' }),
    ).toContainText('Rooted in our places')
    await expectSoundScreen(page)

    await goTo(page, 'Meetings')
    await expectSoundScreen(page)
    await choose(page, 'Load a meeting and its papers', [
      textFile('meeting.yaml', meeting),
      await paper('estates.pdf', 'Our estates strategy'),
    ])
    await expect(title(page)).toHaveText(/^The Trust Board meets in/)
    await expect(page.getByRole('list', { name: 'Agenda' })).toContainText('estates.pdf')
    await expectSoundScreen(page)
  })

  await test.step('a figure says where it came from', async () => {
    await goTo(page, 'Scorecard')
    const row = page.getByRole('row', { name: /^Danetree/ })
    await row.getByRole('gridcell', { name: /^\d/ }).first().click()
    const panel = page.getByRole('complementary')
    await expect(panel).toContainText(/ks2final\.csv, row \d+, column \S+/)
    await expectSoundScreen(page)
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
  })

  await test.step('the pack is built, read and saved', async () => {
    await goTo(page, 'Home')
    await expect(title(page)).toHaveText(/^The Trust Board meets in/)
    await expectSoundScreen(page)
    await page.getByRole('link', { name: 'Preview the pack' }).click()
    await expectSoundScreen(page)
    await page.getByLabel('Copy').selectOption({ label: 'Public copy' })
    await expect(page.getByText('small numbers are hidden')).toBeVisible()
    await page.getByLabel('Copy').selectOption('member:ada')
    await expectSoundScreen(page)
    await page.getByRole('button', { name: 'Build the pack' }).click()
    const sheet = page.getByRole('region', { name: 'Page 1 of the pack' })
    await expect(sheet.locator('[data-drawn=true]')).toBeVisible({ timeout: 30_000 })
    await expect(sheet).toContainText('Trust Board')
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(
      page.getByRole('region', { name: 'Page 2 of the pack' }).locator('[data-drawn=true]'),
    ).toBeVisible()
    await expectSoundScreen(page)
    await page.getByRole('button', { name: 'Save the pack' }).click()
    const saved = page.getByRole('main').getByText(/^Saved as/)
    await expect(saved).toContainText('Trust Board, member ada copy.pdf')
    const file = (await saved.locator('strong').textContent()) ?? ''
    expect(file.startsWith(folders.downloads)).toBe(true)
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

test('the demonstration trust is complete on every screen', async ({ page }) => {
  test.setTimeout(180_000)
  await page.getByRole('button', { name: 'Explore' }).click()
  await expect(title(page)).toHaveText(/Trust Board meet/, { timeout: 90_000 })
  await expectSoundScreen(page)
  for (const place of places) {
    await goTo(page, place)
    await expect(title(page)).toBeFocused()
    await expectSoundScreen(page)
  }
  await test.step('at 200 % no screen scrolls sideways', async () => {
    await page.setViewportSize({ width: 640, height: 400 })
    for (const place of places) {
      await goTo(page, place)
      await expectSoundScreen(page)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })
  await test.step('the scorecard is read by keyboard alone', async () => {
    await goTo(page, 'Scorecard')
    const first = page.getByRole('grid').locator('[tabindex="0"]')
    await first.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary')).toContainText('Where it came from')
    await expect(page.locator(':focus')).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('complementary')).toHaveCount(0)
  })
})

test('a file that does not say its year is read again with the year that is given', async ({
  page,
}) => {
  await createVault(page, 'GLF Schools')
  await goTo(page, 'Data')
  await choose(page, 'Choose files', [
    fixture('absence/england_abs_KSP_pa10.csv'),
    textFile('notes.csv', 'a,b\n1,2\n'),
    fixture('gias/extract-2022.csv'),
  ])
  const year = page.getByLabel('School year, such as 2018/19')
  await year.fill('2018')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Write the school year as 2018/19.')).toBeVisible()
  await expectSoundScreen(page)
  await year.fill('2016/17')
  await page.keyboard.press('Enter')
  await expect(year).toHaveCount(0)
  await expect(
    page.getByRole('heading', { name: /1 file waits for the trust, 1 file did not/ }),
  ).toBeVisible()
  await expectSoundScreen(page)
})

test('a file that is wrong changes nothing and says where', async ({ page }) => {
  await createVault(page, 'A trust')
  await goTo(page, 'Vision')
  await choose(page, 'Load a vision file', [
    textFile('vision.yaml', 'vision: { title: Ours }\nstrands:\n  - { success: x }\n'),
  ])
  await expect(page.getByRole('alert')).toContainText('strands')
  await expect(page.getByText('No vision yet.')).toBeVisible()

  await goTo(page, 'Meetings')
  await choose(page, 'Load a meeting and its papers', [textFile('meeting.yaml', 'meeting: [')])
  await expect(page.getByRole('alert')).toContainText('line 1')

  await goTo(page, 'Data')
  await choose(page, 'Choose files', [textFile('notes.csv', 'a,b\n1,2\n')])
  await expect(page.getByRole('alert')).toContainText('not one of the files that Plumbline reads')
  await expectSoundScreen(page)
})

test('files may be dropped anywhere on the window @pointer', async ({ page }) => {
  await createVault(page, 'A trust')
  const { name, buffer } = fixture('gias/extract-2022.csv')
  const dropped = await page.evaluateHandle(
    ({ name, text }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], name))
      return transfer
    },
    { name, text: buffer.toString('latin1') },
  )
  await page.dispatchEvent('h1', 'dragenter', { dataTransfer: dropped })
  await expect(page.getByText('Let go to bring these files in')).toBeVisible()
  await page.dispatchEvent('h1', 'drop', { dataTransfer: dropped })
  await expect(title(page)).toHaveText('Bring in data')
  await expect(page.getByRole('heading', { name: '1 file came in' })).toBeVisible()
})

test('a build can be stopped, and leaves what was there', async ({ page }) => {
  test.setTimeout(120_000)
  await page.getByRole('button', { name: 'Explore' }).click()
  await expect(title(page)).toHaveText(/Trust Board meet/, { timeout: 90_000 })
  await goTo(page, 'Pack')
  await page.getByRole('button', { name: 'Build the pack' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alert')).toContainText('Stopped, as you asked.')
  await expectSoundScreen(page)
})
