import type { Locator, Page } from 'playwright-core'
import { type AppCalls, expect, test } from './fixtures.ts'
import { choose, createVault, expectSoundScreen, goTo, textFile, title } from './journeys-steps.ts'

/** A vision of two strands with three KPIs, in a vault of its own. */
async function withVision(page: Page, call: AppCalls['call']) {
  await createVault(page, 'A trust')
  const link = (code: string) => ({ code, reason: '', target: null })
  await call('vision.save', {
    vision: {
      vision: { title: 'Our vision' },
      strands: [
        { title: 'Reading', kpis: [link('ks2.reading.average'), link('ks2.reading.expected')] },
        { title: 'Belonging', kpis: [link('voice.pupils.belong')] },
      ],
    },
  })
  await goTo(page, 'Vision')
  await expect(strand(page, 'Reading')).toBeVisible()
}

const strand = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const handle = (page: Page, name: string) =>
  page.getByRole('button', { name: `Move ${name}`, exact: true })

/** Titles of the strands, in order, and the KPIs of one. */
const strands = (page: Page) => page.getByRole('textbox', { name: /^Title of strand/ })
const kpisOf = (page: Page, name: string) =>
  page.getByRole('list', { name: `KPIs of ${name}` }).getByRole('link')

/** Drags with the mouse to a place on another element, from 0 (its top) to 1 (its foot). */
async function drag(page: Page, from: Locator, to: Locator, place: number) {
  await from.scrollIntoViewIfNeeded()
  const start = (await from.boundingBox())!
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + start.width / 2 + 8, start.y + start.height / 2 + 8, { steps: 3 })
  const end = (await to.boundingBox())!
  await page.mouse.move(end.x + 40, end.y + end.height * place, { steps: 8 })
  await page.mouse.up()
}

/** Takes back what was done, where the window says so. */
const takeBack = (page: Page, done: string) =>
  page.getByRole('alert').filter({ hasText: done }).getByRole('button', { name: 'Undo' }).click()

const saved = (page: Page) => expect(page.getByText('Every change is saved.')).toBeVisible()

test('a newcomer writes a vision of three strands with KPIs', async ({ page, app }) => {
  await createVault(page, 'A trust')
  await goTo(page, 'Vision')
  await expectSoundScreen(page)
  await page.getByLabel('What do you promise?').fill('Every child reads')
  await page.getByLabel('What does success look like?').fill('Every child chooses to read.')
  await page.getByRole('button', { name: 'Begin with this strand' }).click()
  await expect(title(page)).toHaveText('Our vision')

  for (const name of ['Known and belonging', 'Rooted in our places']) {
    await page.getByLabel('Another strand').fill(name)
    await page.getByRole('button', { name: 'Add the strand' }).click()
    await expect(strand(page, name)).toBeVisible()
  }
  await page.getByLabel('Title of the vision').fill('What we promise')

  await page.getByLabel('Find a KPI').fill('feel they belong')
  await handle(page, 'Pupils who feel they belong').click()
  await page.getByRole('menuitem', { name: 'Tie to 2 Known and belonging' }).click()
  await page.getByLabel('Why Pupils who feel they belong measures it').fill('Their own word')
  const target = page.getByLabel('Target of Pupils who feel they belong')
  await target.fill('180')
  await expect(page.getByText('The target has to be 0 to 100%.')).toBeVisible()
  await expect(page.getByText('Every change is saved.')).toHaveCount(0)
  await target.fill('80')
  await target.press('Enter')
  await expect(target).toHaveValue('80%')
  await saved(page)
  await expectSoundScreen(page)

  const { vision } = await app.call('vision.get', {})
  expect(vision).toEqual({
    vision: { title: 'What we promise', adopted: null, statement: '' },
    strands: [
      { title: 'Every child reads', success: 'Every child chooses to read.', kpis: [] },
      {
        title: 'Known and belonging',
        success: '',
        kpis: [{ code: 'voice.pupils.belong', reason: 'Their own word', target: 80 }],
      },
      { title: 'Rooted in our places', success: '', kpis: [] },
    ],
  })
  await expect(title(page)).toHaveText('What we promise')
  await expect(page.getByRole('region', { name: '2 strands that nothing measures' })).toBeVisible()
})

test('strands and KPIs are put in order with the mouse, and a slip is taken back @pointer', async ({
  page,
  app,
}) => {
  await withVision(page, app.call)
  const score = 'Reading: average scaled score'
  const share = 'Reading: expected standard'
  const belong = 'Pupils who feel they belong'

  await drag(page, handle(page, score), page.getByRole('list', { name: 'KPIs of Reading' }), 0.95)
  await expect(kpisOf(page, 'Reading')).toHaveText([share, score])
  await drag(page, handle(page, share), page.getByRole('list', { name: 'KPIs of Belonging' }), 0.1)
  await expect(kpisOf(page, 'Belonging')).toHaveText([share, belong])
  await expect(kpisOf(page, 'Reading')).toHaveText([score])

  await page.getByLabel('Find a KPI').fill('feel safe')
  const safe = 'Pupils who feel safe'
  await drag(page, handle(page, safe), page.getByRole('list', { name: 'KPIs of Reading' }), 0.9)
  await expect(kpisOf(page, 'Reading')).toHaveText([score, safe])

  await drag(page, handle(page, 'Reading'), strand(page, 'Belonging'), 0.9)
  await expect(strands(page)).toHaveText(['Belonging', 'Reading'])
  await saved(page)
  const { vision } = await app.call('vision.get', {})
  expect(vision?.strands.map(({ title, kpis }) => [title, kpis.map(({ code }) => code)])).toEqual([
    ['Belonging', ['ks2.reading.expected', 'voice.pupils.belong']],
    ['Reading', ['ks2.reading.average', 'voice.pupils.safe']],
  ])

  await page.getByRole('button', { name: `Untie ${belong}` }).click()
  await expect(kpisOf(page, 'Belonging')).toHaveText([share])
  await takeBack(page, 'no longer measures')
  await expect(kpisOf(page, 'Belonging')).toHaveText([share, belong])

  await handle(page, 'Belonging').click()
  await page.getByRole('menuitem', { name: 'Remove the strand' }).click()
  await expect(strands(page)).toHaveText(['Reading'])
  await takeBack(page, 'was removed')
  await expect(strands(page)).toHaveText(['Belonging', 'Reading'])
  await expect(kpisOf(page, 'Belonging')).toHaveText([share, belong])
})

test('the vision is arranged by keyboard alone', async ({ page, app }) => {
  await withVision(page, app.call)
  const status = page.getByRole('status')
  await handle(page, 'Reading').focus()
  await page.keyboard.press('ArrowDown')
  await expect(strands(page)).toHaveText(['Belonging', 'Reading'])
  await expect(status).toHaveText('Reading is now strand 2 of 2')
  await expect(handle(page, 'Reading')).toBeFocused()

  const score = 'Reading: average scaled score'
  await handle(page, score).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Move to 1 Belonging' }).press('Enter')
  await expect(kpisOf(page, 'Belonging')).toHaveText(['Pupils who feel they belong', score])
  await handle(page, score).focus()
  await page.keyboard.press('ArrowUp')
  await expect(kpisOf(page, 'Belonging')).toHaveText([score, 'Pupils who feel they belong'])
  await expect(handle(page, score)).toBeFocused()

  await page.getByLabel('Title of strand 1').focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' here')
  await page.keyboard.press('Enter')
  await expect(strand(page, 'Belonging here')).toBeVisible()

  await page.getByLabel('Find a KPI').focus()
  await page.keyboard.type('feel safe')
  await page.keyboard.press('Tab')
  await expect(handle(page, 'Pupils who feel safe')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Tie to 2 Reading' }).press('Enter')
  await expect(kpisOf(page, 'Reading')).toHaveText([
    'Reading: expected standard',
    'Pupils who feel safe',
  ])
  await saved(page)
  expect((await app.call('vision.get', {})).vision?.strands.map(({ title }) => title)).toEqual([
    'Belonging here',
    'Reading',
  ])
})

test('what is typed is kept when the screen is left in the middle of it', async ({ page, app }) => {
  await withVision(page, app.call)
  await page.getByLabel('What success looks like in strand 1').fill('All of them read.')
  await goTo(page, 'Schools')
  await goTo(page, 'Vision')
  await expect(page.getByLabel('What success looks like in strand 1')).toHaveValue(
    'All of them read.',
  )
})

test('Escape puts back what stood there, saved meanwhile or not', async ({ page, app }) => {
  await withVision(page, app.call)
  const field = page.getByLabel('Title of strand 1')
  await field.fill('Something else')
  await saved(page)
  expect((await app.call('vision.get', {})).vision?.strands[0]?.title).toBe('Something else')
  await field.press('Escape')
  await expect(field).toHaveValue('Reading')
  await saved(page)
  expect((await app.call('vision.get', {})).vision?.strands[0]?.title).toBe('Reading')
})

test('an earlier version of the vision is brought back', async ({ page, app }) => {
  await withVision(page, app.call)
  await page.getByLabel('Day on which the board adopted it').fill('9/7/2026')
  await page.keyboard.press('Tab')
  await saved(page)
  await expect(page.getByText('Adopted on 9 July 2026.')).toBeVisible()
  await page.getByLabel('Title of strand 1').fill('Every child reads')
  await page.keyboard.press('Tab')
  await expect(page.getByText('Adopted on 9 July 2026, reworded since.')).toBeVisible()
  await page.getByRole('link', { name: 'Versions' }).click()
  await expect(page.getByRole('listitem', { name: 'Version 2' })).toContainText(
    'Renamed “Reading” to “Every child reads”',
  )
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Bring version 1 back' }).click()
  await expect(page.getByRole('listitem', { name: 'Version 3' })).toContainText(
    'Brought back: version 1',
  )
  await goTo(page, 'Vision')
  await expect(strands(page)).toHaveText(['Reading', 'Belonging'])
})

test('a file that is loaded over the vision is taken back', async ({ page, app }) => {
  await withVision(page, app.call)
  await choose(page, 'Load a vision file', [
    textFile('other.yaml', 'vision: { title: Another }\nstrands: [{ title: Elsewhere }]'),
  ])
  await expect(strands(page)).toHaveText(['Elsewhere'])
  await takeBack(page, 'Another vision was loaded')
  await expect(strands(page)).toHaveText(['Reading', 'Belonging'])
})

test('a KPI of one’s own is defined, tied and taken out of use', async ({ page, app }) => {
  await withVision(page, app.call)
  await page.getByRole('link', { name: 'KPI library' }).click()
  await expectSoundScreen(page)
  await page.getByLabel('Find a KPI').fill('no such thing at all')
  await page.getByRole('button', { name: 'Show all KPIs' }).click()
  await page.getByLabel('Evidence').selectOption('Pupils’ voice')
  await expect(page.getByText(/^\d+ of \d+ KPIs: /)).toBeVisible()

  await page.getByRole('link', { name: 'Define a KPI of your own' }).click()
  await expect(title(page)).toHaveText('A KPI of your own')
  await page.getByRole('button', { name: 'Define the KPI' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await expectSoundScreen(page)
  await page.getByLabel('Name', { exact: true }).fill('Pupils who lead')
  await page.getByLabel('Definition').fill('Share of pupils who lead something at their school')
  await page.getByLabel('Kind of evidence').selectOption('Outcomes')
  const preview = page.getByRole('region', { name: 'How it will read' })
  await expect(preview).toContainText('Higher is better.')
  await expect(preview).toContainText('31 of 50 pupils')

  // What does not go together cannot be chosen.
  await page
    .getByLabel('Kind of number')
    .selectOption({ label: /* count */ 'A number counted: complaints, visits, places' })
  await expect(page.getByRole('radio', { name: /mean of the schools/ })).toHaveCount(0)
  await expect(page.getByLabel('Decimals')).toHaveCount(0)
  await page.getByRole('radio', { name: /added up/ }).check()
  await expect(page.getByRole('radio', { name: /inside a range/ })).toHaveCount(0)
  await expect(preview).toContainText('The trust’s figure is its schools’ added up.')
  await page.getByRole('button', { name: 'Define the KPI' }).click()

  await expect(title(page)).toHaveText('Pupils who lead')
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Tie Pupils who lead to a strand' }).click()
  await page.getByRole('menuitem', { name: '2 Belonging' }).click()
  await expect(page.getByRole('region', { name: '1 strand that it measures' })).toContainText(
    'Belonging',
  )
  await expect(page.getByText('Untie it there first.')).toBeVisible()
  expect((await app.call('vision.get', {})).vision?.strands[1]?.kpis.at(-1)?.code).toBe(
    'own.pupils.lead',
  )

  await page.getByRole('button', { name: 'Retire it' }).click()
  await expect(page.getByText(/^Retired on/)).toBeVisible()
  await takeBack(page, 'is retired')
  await expect(page.getByText(/^Retired on/)).toHaveCount(0)

  await page.getByRole('link', { name: 'Change it' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Pupils who lead others')
  await page.getByRole('button', { name: 'Save the change' }).click()
  await expect(title(page)).toHaveText('Pupils who lead others')
})
