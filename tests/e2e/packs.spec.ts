/** Meetings made and put in order, papers added and taken off, the pack built, read, saved and compared. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { accessibilityProblems, expect, test, type AppCalls, type Folders } from './fixtures.ts'
import { choose, expectSoundScreen, goTo, paper, passphrase, title } from './journeys-steps.ts'

async function openDemonstration(page: Page, app: AppCalls, folders: Folders): Promise<void> {
  await expect(title(page)).toBeVisible()
  await app.call('demo.create', {
    folder: join(folders.vaults, 'demo'),
    passphrase,
    schools: 3,
    years: 3,
  })
  await expect(page.getByRole('navigation').first()).toBeVisible()
}

const agenda = (page: Page) => page.getByRole('list', { name: 'Agenda', exact: true })

/** The titles of the agenda as they stand on the screen. */
async function titles(page: Page): Promise<string[]> {
  const handles = agenda(page).getByRole('button', { name: /^Move / })
  const names = await handles.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  return names.map((name) => (name ?? '').replace(/^Move /, ''))
}

/** Presses Tab until the control of this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
    })
    if (name.test(focused)) return
  }
  throw new Error(`Tab never leads to ${name}`)
}

/** The button that takes back what the window says was done: there once the change is saved. */
function undoOf(page: Page, done: string) {
  return page
    .getByRole('alert')
    .filter({ hasText: done })
    .last()
    .getByRole('button', { name: 'Undo' })
}

test('a meeting is made from a template and edited', async ({ page, app, folders }) => {
  test.setTimeout(120_000)
  await openDemonstration(page, app, folders)
  await goTo(page, 'Meetings')
  await page.getByRole('button', { name: 'New meeting' }).click()
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Make the meeting' }).click()
  await expect(page.getByText('A meeting needs its date.')).toBeVisible()
  await page.getByLabel('Date', { exact: true }).fill('2027-01-20')
  await page.getByRole('button', { name: 'Make the meeting' }).click()
  await expect(title(page)).toHaveText(/^The Trust Board meet/)
  await expectSoundScreen(page)
  const id = 'trust-board-2027-01-20'
  const before = await titles(page)
  expect(before[2]).toBe('Minutes of 9 December 2026')

  await test.step('items are put in order by keyboard alone, and it is undone', async () => {
    await page.getByRole('button', { name: `Move ${before[0]}` }).focus()
    await tabTo(page, new RegExp(`^Move ${before[1]}$`))
    const handle = page.getByRole('button', { name: `Move ${before[1]}` })
    for (const at of [2, 3]) {
      await page.keyboard.press('ArrowDown')
      await expect.poll(async () => (await titles(page))[at]).toBe(before[1])
      await expect(handle).toBeFocused()
    }
    await expect
      .poll(() => titles(page))
      .toEqual([before[0], before[2], before[3], before[1], ...before.slice(4)])
    await expect
      .poll(async () => (await app.call('meetings.get', { id })).meeting.items[3]?.title)
      .toBe(before[1])
    await undoOf(page, `${before[1]} is now item 4`).press('Enter')
    await expect
      .poll(() => titles(page))
      .toEqual([before[0], before[2], before[1], ...before.slice(3)])
    // The offer of the later change stood in the place of the earlier one, which the keys still take back.
    await page.keyboard.press('Control+z')
    await expect.poll(() => titles(page)).toEqual(before)
  })

  await test.step('an item is changed in place, each field saved when it is left', async () => {
    await agenda(page)
      .getByRole('button', { name: /Finance, reserves/ })
      .last()
      .click()
    await expectSoundScreen(page)
    await page.getByLabel('For', { exact: true }).selectOption('decision')
    await page.getByLabel('Minutes', { exact: true }).fill('many')
    await page.keyboard.press('Tab')
    await expect(page.getByText('A whole number up to 600.')).toBeVisible()
    await page.getByLabel('Minutes', { exact: true }).fill('20')
    await page.getByLabel('What the board is asked to decide').fill('Approve the **budget**')
    await page.keyboard.press('Tab')
    await expect
      .poll(async () => (await app.call('meetings.get', { id })).meeting.items[7])
      .toMatchObject({ purpose: 'decision', minutes: 20, decision: 'Approve the **budget**' })
  })

  await test.step('a paper is added, read, taken off and back again', async () => {
    await choose(page, 'Add papers', [await paper('budget.pdf', 'The budget of the trust')])
    await page.getByRole('button', { name: 'Read budget.pdf' }).click()
    const reader = page.getByRole('dialog')
    await expect(reader.locator('[data-drawn=true]')).toContainText('The budget of the trust')
    await reader.getByLabel('Find in the document').fill('BUDGET')
    await expect(reader.getByText('1 found')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(reader.getByText('1 of 1')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(reader).toHaveCount(0)

    const list = agenda(page)
    await page.getByRole('button', { name: 'Take budget.pdf off' }).click()
    await expect(list).not.toContainText('budget.pdf')
    await undoOf(page, 'budget.pdf taken off').click()
    await expect(list).toContainText('budget.pdf')
    await expectSoundScreen(page)
  })

  await test.step('a paper that is dropped on an item is the item’s', async () => {
    const { buffer } = await paper('risks.pdf', 'Risks')
    const dropped = await page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], 'risks.pdf', { type: 'application/pdf' }))
      return transfer
    }, buffer.toString('base64'))
    const row = agenda(page).getByRole('listitem').filter({ hasText: 'Risk register' }).first()
    await row.scrollIntoViewIfNeeded()
    const box = await row.boundingBox()
    const at = { clientX: (box?.x ?? 0) + 200, clientY: (box?.y ?? 0) + 12 }
    await row.dispatchEvent('dragenter', { dataTransfer: dropped, ...at })
    await row.dispatchEvent('dragover', { dataTransfer: dropped, ...at })
    await expect(row.locator('[data-taking]')).toBeVisible()
    await row.dispatchEvent('drop', { dataTransfer: dropped, ...at })
    await expect(row).toContainText('risks.pdf')
    await expect(row.locator('[data-taking]')).toHaveCount(0)
    await undoOf(page, 'risks.pdf added to').click()
    await expect(row).not.toContainText('risks.pdf')
  })

  await test.step('a paper with a password asks for it, and a damaged one says so', async () => {
    const locked = await paper('locked.pdf', 'Words behind a password', { userPassword: 'abc' })
    await choose(page, 'Add papers', [
      locked,
      { ...locked, name: 'broken.pdf', buffer: locked.buffer.subarray(0, 700) },
    ])
    await page.getByRole('button', { name: 'Read locked.pdf' }).click()
    const reader = page.getByRole('dialog')
    await reader.getByLabel('Password of the document').fill('guess')
    await page.keyboard.press('Enter')
    await expect(reader.getByText('This is not its password.')).toBeVisible()
    await reader.getByLabel('Password of the document').fill('abc')
    await page.keyboard.press('Enter')
    await expect(reader.locator('[data-drawn=true]')).toContainText('Words behind a password')
    await expectSoundScreen(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Read broken.pdf' }).click()
    await expect(page.getByRole('dialog')).toContainText('broken.pdf cannot be read.')
    await page.keyboard.press('Escape')
    for (const name of ['locked.pdf', 'broken.pdf'])
      await page.getByRole('button', { name: `Take ${name} off` }).click()
  })

  await test.step('who is at the meeting is chosen from the people of the trust', async () => {
    await app.call('people.put', { person: { name: 'Ada Brook', kind: 'trustee' } })
    await page.getByLabel('Ada Brook, Trustee').check()
    await expect
      .poll(async () => (await app.call('meetings.get', { id })).meeting.people)
      .toContainEqual(expect.objectContaining({ name: 'Ada Brook' }))
    await page.getByLabel('Quorum', { exact: true }).fill('9 of 4')
    await page.keyboard.press('Tab')
    await expect(page.getByText('Two numbers, such as 4 of 11.')).toBeVisible()
    await page.getByLabel('Quorum', { exact: true }).press('Escape')
  })

  await test.step('a file that is no paper is refused in words', async () => {
    const word = { name: 'notes.docx', mimeType: 'application/msword', buffer: Buffer.from('PK') }
    await choose(page, 'Add papers', [word])
    await expect(page.getByRole('main').getByRole('alert')).toContainText('notes.docx is not a PDF')
    await expect(page.getByRole('main').getByRole('alert')).toBeInViewport()
  })

  await test.step('what the chief executive reports is written with its item', async () => {
    const words = page.getByLabel('Words for Chief executive’s report')
    await expect(words).toHaveCount(0)
    await page.getByRole('checkbox', { name: 'Chief executive’s report' }).check()
    await words.fill('Attendance is {{attendance.overall}}.\n\n## Next\n\nA visit.')
    await page.getByLabel('Presenter').focus()
    const written = async () => (await app.call('meetings.get', { id })).meeting.narrative
    await expect
      .poll(written)
      .toEqual({ report: 'Attendance is {{attendance.overall}}.\n\n## Next\n\nA visit.' })
    await expectSoundScreen(page)
    await words.fill('')
    await page.getByLabel('Presenter').focus()
    await expect.poll(written).toEqual({})
  })

  await test.step('its agenda is kept as a template, which is renamed, removed and brought back', async () => {
    await page.getByLabel('Name of the template').fill('\u200b')
    await page.getByRole('button', { name: 'Keep this agenda as a template' }).click()
    await expect(page.getByText('A template needs a name.')).toBeVisible()
    await page.getByLabel('Name of the template').fill('Autumn board')
    await page.getByRole('button', { name: 'Keep this agenda as a template' }).click()
    await expect(page.getByText('Kept. A new meeting can start from it.')).toBeVisible()
    await goTo(page, 'Meetings')
    await page.getByRole('button', { name: 'New meeting' }).click()
    const own = page.getByRole('region', { name: 'The trust’s own templates' })
    const name = own.getByLabel('Name of the template')
    await name.fill('Board of the autumn')
    await name.press('Enter')
    const choices = page.getByLabel('Agenda to start from')
    await expect(choices).toContainText('Board of the autumn')
    await expectSoundScreen(page)
    await own.getByRole('button', { name: 'Remove the template Board of the autumn' }).click()
    await expect(own).toHaveCount(0)
    await expect(choices).not.toContainText('Board of the autumn')
    await undoOf(page, 'The template Board of the autumn was removed').click()
    await expect(name).toHaveValue('Board of the autumn')
    await page.getByRole('link', { name: 'Trust Board' }).last().click()
    await expect(title(page)).toHaveText(/^The Trust Board meet/)
  })

  await test.step('the meeting is removed and brought back', async () => {
    await page.getByRole('button', { name: 'Remove this meeting' }).click()
    await expect(page.getByRole('region', { name: 'Removed of late' })).toBeVisible()
    await expectSoundScreen(page)
    await page.getByRole('button', { name: /^Bring back Trust Board, 20 January/ }).click()
    await expect(page.getByRole('region', { name: 'Removed of late' })).toHaveCount(0)
    expect((await app.call('meetings.get', { id })).papers.map(({ name }) => name)).toEqual([
      'budget.pdf',
    ])
  })
})

test('a pack is built, read, saved and compared with what it becomes', async ({
  page,
  app,
  folders,
}) => {
  test.setTimeout(180_000)
  await openDemonstration(page, app, folders)
  await goTo(page, 'Pack')
  await expectSoundScreen(page)
  await page.getByRole('button', { name: 'Build the pack' }).click()
  const sheet = (number: number) =>
    page.getByRole('region', { name: `Page ${number} of the pack` }).locator('[data-drawn=true]')
  await expect(sheet(1)).toBeVisible({ timeout: 60_000 })
  await expectSoundScreen(page)

  await test.step('a link on the agenda leads to its page, and keys turn the pages', async () => {
    await page.getByLabel('Page, of').fill('2')
    await page.keyboard.press('Enter')
    await expect(sheet(2)).toBeVisible()
    await sheet(2).getByRole('button').first().press('Enter')
    const desk = page.getByRole('region', { name: /^Page \d+ of the pack$/ })
    await expect(desk).not.toHaveAccessibleName('Page 2 of the pack')
    await expect(desk).toBeFocused()
    await page.keyboard.press('Home')
    await expect(sheet(1)).toBeVisible()
  })

  await test.step('its pages stand beside it in small, reached by pointer and by keys', async () => {
    const small = page.getByRole('group', { name: 'Pages of the pack' })
    const third = small.getByRole('button', { name: 'Page 3', exact: true })
    await expect(third.locator('canvas')).toHaveCount(1)
    await third.click()
    await expect(sheet(3)).toBeVisible()
    await expect(third).toHaveAttribute('aria-current', 'page')
    await page.keyboard.press('ArrowDown')
    await expect(sheet(4)).toBeVisible()
    await expect(small.getByRole('button', { name: 'Page 4', exact: true })).toBeFocused()
    await page.keyboard.press('End')
    const last = small.getByRole('button').last()
    await expect(last).toBeFocused()
    await expect(last).toBeInViewport()
    await expect(last.locator('canvas')).toHaveCount(1)
    await page.keyboard.press('Home')
    await expect(sheet(1)).toBeVisible()

    await page.getByRole('button', { name: 'Read it large' }).click()
    const large = page.getByRole('dialog')
    await large.getByRole('button', { name: 'Page 2', exact: true }).click()
    await expect(large.getByRole('region', { name: 'Page 2 of the pack' })).toBeVisible()
    await expect(large.getByRole('button', { name: 'Page 2', exact: true })).toBeInViewport()
    expect(await accessibilityProblems(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  await test.step('it is saved, and what changes after it is told', async () => {
    await page.getByRole('button', { name: 'Save the pack' }).click()
    await expect(page.getByRole('main').getByText(/^Saved as/)).toBeVisible()
    await expect(page.getByText('Nothing differs.')).toBeVisible()
    await page.getByRole('button', { name: 'Move Workload charter' }).focus()
    await page.keyboard.press('ArrowUp')
    const since = page.getByRole('region', { name: /^Since the pack saved on/ })
    await expect(since).toContainText('Looking…')
    // Of two that changed places either can be said to have moved.
    await expect(since).toContainText(/has moved: it was item [67]/, { timeout: 60_000 })
    await expectSoundScreen(page)
    await since.getByRole('button', { name: /has moved/ }).click()
    await expect(page.getByRole('region', { name: 'Page 1 of the pack' })).toHaveCount(0)
  })

  await test.step('it is still there when the screen is left, and says what has changed since', async () => {
    await goTo(page, 'Meetings')
    await goTo(page, 'Pack')
    await expect(sheet(1)).toBeVisible()
    await expect(page.getByText(/out of date/i)).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Build it again' })).toBeVisible()
    await goTo(page, 'Meetings')
    const { meeting: held } = await app.call('meetings.get', { id: 'next' })
    await app.call('meetings.save', {
      meeting: { ...held, meeting: { ...held.meeting, place: 'Elsewhere' } },
    })
    await goTo(page, 'Pack')
    await expect(sheet(1)).toBeVisible()
    await expect(
      page.getByText('Out of date: the meeting has changed since it was built.'),
    ).toBeVisible()
    await expectSoundScreen(page)
  })

  await test.step('it can be used at 200 %, and what is offered to be undone covers nothing', async () => {
    await page.getByRole('checkbox', { name: /^Appendix/ }).click()
    const offer = page.getByRole('alert').filter({ hasText: 'Undo' }).last()
    for (const [width, height] of [
      [1280, 800],
      [640, 400],
    ] as const) {
      await page.setViewportSize({ width, height })
      await expect(offer).toBeInViewport()
      await expectSoundScreen(page)
      // The part of the window that holds the screen ends where the offer begins.
      const apart = await offer.evaluate((one) => {
        let room = document.querySelector('main') as Element
        while (room.parentElement && !room.parentElement.contains(one)) room = room.parentElement
        return one.getBoundingClientRect().top - room.getBoundingClientRect().bottom
      })
      expect(apart).toBeGreaterThanOrEqual(0)
    }
  })
})

test('whose copy and which edition are chosen key by key, without losing the place', async ({
  page,
  app,
  folders,
}) => {
  await openDemonstration(page, app, folders)
  await goTo(page, 'Pack')
  for (const label of ['Copy', 'Edition']) {
    const list = page.getByRole('combobox', { name: label, exact: true })
    await list.focus()
    for (const place of [1, 2]) {
      await page.keyboard.press('ArrowDown')
      await expect
        .poll(() => list.evaluate((one) => (one as HTMLSelectElement).selectedIndex))
        .toBe(place)
      await expect(list).toBeFocused()
    }
  }
  await goTo(page, 'Vision')
  await expect(title(page)).toBeFocused()
})
