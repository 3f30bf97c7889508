/**
 * The attack: something is called by nothing that can be seen. It then stands as an empty line in lists, agendas and
 * packs, where it can be neither told apart nor pressed; or a title that only looks like another's takes its place.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaTemplateSchema } from '../../electron/domain/agenda.ts'
import { kpiSchema } from '../../electron/domain/kpi.ts'
import { meetingSchema } from '../../electron/domain/meeting.ts'
import { heading, isBlank } from '../../electron/domain/prose.ts'
import { strandSchema } from '../../electron/domain/vision.ts'
import { passphrase, startApp } from '../app/start.ts'

const unseen = [
  ' ',
  '\t\n',
  '\u00a0',
  '\u200b',
  '\u2060\u00ad',
  '\u3164',
  '\u2800',
  '\ufeff',
  '\u0301',
  '\u202e',
]

describe('a title of which nothing can be seen', () => {
  it('is refused for meetings, their items, templates, strands and KPIs', () => {
    const { title } = meetingSchema.shape.meeting.shape
    const item = meetingSchema.shape.items.element.shape.title
    const titles = [
      title,
      item,
      agendaTemplateSchema.shape.title,
      strandSchema.shape.title,
      kpiSchema.shape.name,
    ]
    for (const schema of titles) {
      expect(schema.safeParse('A title').success).toBe(true)
      for (const one of unseen) {
        const text = one.repeat(4)
        expect([text, schema.safeParse(text).success]).toEqual([text, false])
      }
    }
  })

  it('is whatever is made of such letters alone, and no title in which a letter stands', () => {
    const nothing = fc
      .array(fc.constantFrom(...unseen), { maxLength: 9 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(
        nothing,
        nothing,
        fc.constantFrom('a', '9', 'é', '学', '–', '😀'),
        (a, b, seen) => {
          expect(isBlank(a + b)).toBe(true)
          expect(heading(100).safeParse(a + seen + b).success).toBe(true)
        },
      ),
    )
  })
})

it('keeps templates apart whose titles only look alike', async () => {
  const { app, call } = startApp({ trusted: false })
  await call('vault.create', { folder: 'v', trust: 'T', passphrase })
  const { meeting } = await call('meetings.create', {
    from: { kind: 'nothing' },
    date: '2027-01-20',
  })
  const { id } = meeting.meeting
  const titles = ['Autumn board', 'autumn board', 'Autumn board!', 'Autumn-board', '秋', '冬']
  const names: string[] = []
  for (const title of titles) {
    const saved = await call('pack.saveTemplate', { meeting: id, title })
    expect(saved.replaced).toBe(false)
    names.push(saved.name)
  }
  const own = async () =>
    (await call('pack.templates', {})).templates
      .filter(({ from }) => from === 'trust')
      .map(({ title }) => title)
  expect((await own()).toSorted()).toEqual(titles.toSorted())

  // The very same title is the same template.
  expect(await call('pack.saveTemplate', { meeting: id, title: ' Autumn board ' })).toEqual({
    name: names[0],
    replaced: true,
  })
  const [first = '', second = ''] = names
  const taken = { ok: false, error: { code: 'TemplateTaken' } }
  expect(
    await app.dispatch('pack.renameTemplate', { name: second, title: 'Autumn board' }),
  ).toMatchObject(taken)
  expect(
    await app.dispatch('pack.renameTemplate', { name: second, title: '\u200b' }),
  ).toMatchObject({
    error: { code: 'InputInvalid' },
  })
  await call('pack.removeTemplate', { name: first })
  await call('pack.renameTemplate', { name: second, title: 'Autumn board' })
  expect(await app.dispatch('pack.restoreTemplate', { name: first })).toMatchObject(taken)
  await call('pack.renameTemplate', { name: second, title: 'Spring board' })
  await call('pack.restoreTemplate', { name: first })
  expect(await own()).toEqual(expect.arrayContaining(['Autumn board', 'Spring board']))
  expect(await app.dispatch('pack.removeTemplate', { name: 'trust-board' })).toMatchObject({
    error: { code: 'TemplateUnknown' },
  })
})
