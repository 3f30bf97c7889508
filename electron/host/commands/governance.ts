/** What the trust sets; its people and bodies, the register of interests, the annual cycle. */
import { resolve } from 'node:path'
import { personKindLabels } from '../../domain/people.ts'
import { itemStateWords } from '../../domain/cycle-standing.ts'
import { noticeInWords } from '../../domain/notice.ts'
import { plural } from '../../domain/wording.ts'
import { saveAs } from '../save-file.ts'
import { table } from '../terminal.ts'
import { readText, type Command } from './command.ts'

export const governanceCommands: Record<string, Command> = {
  settings: {
    usage: 'settings VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const settings = await call('settings.get', {})
      const { trust, notice, security, terms } = settings
      return {
        data: settings,
        words: [
          `Trust: ${trust?.name ?? 'not named'}`,
          noticeInWords(notice),
          `Terms are set for: ${terms.years.map(({ year }) => year).join(', ') || 'no year yet'}`,
          `Locks after ${plural(security.idleMinutes, 'minute')} without anything done.`,
        ].join('\n'),
      }
    },
  },
  people: {
    usage: 'people VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const { people } = await call('people.list', {})
      const { bodies } = await call('bodies.list', {})
      const names = new Map(bodies.map(({ id, name }) => [id, name]))
      const seats = (offices: (typeof people)[number]['offices']): string =>
        offices.map(({ body }) => names.get(body) ?? body).join('; ')
      return {
        data: people,
        words: table(
          ['Id', 'Name', 'Kind', 'Role', 'Bodies', 'From', 'To'],
          people.map(({ id, name, kind, role, offices, from, to }) => [
            ...[id, name, personKindLabels[kind], role, seats(offices), from, to],
          ]),
        ),
      }
    },
  },
  'people load': {
    usage: 'people load VAULT FILE.csv|FILE.yaml',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', file = '']) {
      const text = await readText(file)
      await unlock(vault)
      if (/\.(ya?ml|json)$/i.test(file)) {
        const loaded = await call('governance.load', { text })
        const parts = [
          plural(loaded.bodies, 'body', 'bodies'),
          plural(loaded.people, 'person', 'people'),
          plural(loaded.interests, 'interest'),
          plural(loaded.training, 'training', 'trainings'),
          plural(loaded.records, 'record of the annual cycle', 'records of the annual cycle'),
        ]
        return { data: loaded, words: `Loaded ${parts.join(', ')}.` }
      }
      const data = await call('people.load', { text })
      const [first] = data.problems
      return {
        data,
        words: [
          `Added ${plural(data.added, 'person', 'people')}, changed ${plural(data.changed, 'person', 'people')}.`,
          ...data.problems.map(
            ({ row, column, found, message }) => `row ${row}, ${column}: "${found}". ${message}`,
          ),
        ].join('\n'),
        ...(first?.severity === 'left-out'
          ? { trouble: `Not every row came in: ${first.message}` }
          : {}),
      }
    },
  },
  bodies: {
    usage: 'bodies VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const data = await call('bodies.list', {})
      const lines = data.bodies.map(({ name, needs, of, seats, possible }) => {
        const short = possible ? '' : ': too few are in office'
        return [name, String(seats.length), possible ? `${needs} of ${of}` : `${needs}${short}`]
      })
      return {
        data,
        words: [
          table(['Body', 'Sit on it', 'Quorum today'], lines),
          ...data.ending.map(({ words }) => `${words}.`),
        ].join('\n'),
      }
    },
  },
  interests: {
    usage: 'interests VAULT [--out FILE.pdf]',
    options: ['out'],
    takes: [1, 1],
    async run({ call, unlock, text, bytesAt }, [vault = '']) {
      const out = text('out')
      await unlock(vault)
      const data = await call('interests.list', {})
      const lines = data.interests.map((one) => {
        return [one.name, one.interest, one.organisation, one.declared, one.held ? '' : 'ended']
      })
      const missing = data.unconfirmed.map(({ name, overdue }) => {
        return `${name} has not confirmed for ${data.year}${overdue ? ', which is overdue' : ''}.`
      })
      const register = [
        table(['Name', 'Interest', 'Organisation', 'Declared', ''], lines),
        ...missing,
      ]
      if (out === undefined) return { data, words: register.join('\n') }
      const { url, pages } = await call('interests.print', {})
      const file = await saveAs(resolve(out), await bytesAt(url))
      return { data: { file, pages }, words: `${file}: ${plural(pages, 'page')}` }
    },
  },
  cycle: {
    usage: 'cycle VAULT [--year YYYY/YY]',
    options: ['year'],
    takes: [1, 1],
    async run({ call, unlock, text }, [vault = '']) {
      const year = text('year')
      await unlock(vault)
      const data = await call('cycle.get', { year })
      const amiss = data.items.filter(({ says }) => says !== null)
      return {
        data,
        words: [
          `The annual cycle, ${data.year}:`,
          table(
            ['Item', 'Stands', 'Last', 'Next due', 'Rule'],
            data.items.map(({ item, state, last, next, rule }) => [
              ...[item.title, itemStateWords[state], last, next, rule],
            ]),
          ),
          ...amiss.map(({ says }) => says ?? ''),
        ].join('\n'),
      }
    },
  },
  'cycle record': {
    usage: 'cycle record VAULT ITEM --on YYYY-MM-DD [--meeting ID] [--shown-by WORDS]',
    options: ['on', 'meeting', 'shown-by'],
    takes: [2, 2],
    async run({ call, unlock, text, required }, [vault = '', item = '']) {
      const on = required('on')
      await unlock(vault)
      const record = { item, on, meeting: text('meeting') ?? null, shownBy: text('shown-by') ?? '' }
      const data = await call('cycle.record', { record })
      return { data, words: `Recorded ${item} as done on ${on}.` }
    },
  },
}
