/** What the trust sets, and its people. */
import { personKindLabels } from '../../domain/people.ts'
import { noticeInWords } from '../../domain/notice.ts'
import { plural } from '../../domain/wording.ts'
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
      return {
        data: people,
        words: table(
          ['Id', 'Name', 'Kind', 'Role', 'Bodies', 'From', 'To'],
          people.map(({ id, name, kind, role, bodies, from, to }) => [
            ...[id, name, personKindLabels[kind], role, bodies.join('; '), from, to],
          ]),
        ),
      }
    },
  },
  'people load': {
    usage: 'people load VAULT FILE.csv',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', file = '']) {
      const text = await readText(file)
      await unlock(vault)
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
}
