/** Agendas to start from: those that come with Plumbline, and those that the trust has saved. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { AppError } from '../contract/index.ts'
import {
  agendaTemplateSchema,
  slug,
  templateFromMeeting,
  type AgendaTemplate,
} from '../domain/agenda.ts'
import { agendaTemplateQueries, journalQueries, meetingQueries } from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'

let bundled: AgendaTemplate[] | null = null

function bundledTemplates(context: Context): AgendaTemplate[] {
  const folder = join(context.options.resources, 'pack-templates')
  bundled ??= readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => agendaTemplateSchema.parse(parse(readFileSync(join(folder, name), 'utf8'))))
  return bundled
}

/** All of them; one of the trust's own takes the place of a bundled one of its name. */
function allTemplates(context: Context): (AgendaTemplate & { from: 'plumbline' | 'trust' })[] {
  const own = agendaTemplateQueries.list(context.vault().db)
  const names = new Set(own.map((template) => template.name))
  return [
    ...bundledTemplates(context)
      .filter((template) => !names.has(template.name))
      .map((template) => ({ ...template, from: 'plumbline' as const })),
    ...own.map((template) => ({ ...template, from: 'trust' as const })),
  ]
}

/** A template by its name, or `TemplateUnknown`. */
export function findTemplate(context: Context, name: string): AgendaTemplate {
  const all = allTemplates(context)
  const found = all.find((template) => template.name === name)
  if (found) return found
  throw new AppError(
    'TemplateUnknown',
    `There is no template "${name}". There are: ${all.map((one) => one.name).join(', ')}.`,
    { template: name },
  )
}

/** A template of the trust's own, or `TemplateUnknown`. */
function findOwn(context: Context, name: string): AgendaTemplate {
  const own = agendaTemplateQueries.list(context.vault().db)
  const found = own.find((one) => one.name === name)
  if (found) return found
  throw new AppError('TemplateUnknown', `The trust has no template "${name}".`, { template: name })
}

/** The name of the template of this title, if there is one, else one that none has: titles that only look alike stay apart. */
function nameFor(own: readonly AgendaTemplate[], title: string): string {
  const same = own.find((one) => one.title === title)
  if (same) return same.name
  const taken = new Set(own.map(({ name }) => name))
  const stem = `own-${slug(title)}`
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`
    if (!taken.has(name)) return name
  }
}

/** Puts it in the place of the one of its name. */
function keep(context: Context, what: string, template: AgendaTemplate): void {
  context.vault().change(what, (db, journal) => {
    const before = agendaTemplateQueries.list(db).find((one) => one.name === template.name) ?? null
    agendaTemplateQueries.put(db, template)
    journal(subject(template.name), before, template)
  })
  context.changed('templates')
}

function subject(name: string): string {
  return `template/${name}`
}

export const agendaTemplateHandlers: Pick<
  Handlers,
  | 'pack.templates'
  | 'pack.saveTemplate'
  | 'pack.renameTemplate'
  | 'pack.removeTemplate'
  | 'pack.restoreTemplate'
> = {
  'pack.templates': (context) => ({
    templates: allTemplates(context).map((template) => ({
      ...template,
      minutes: template.items.reduce((sum, item) => sum + item.minutes, 0),
    })),
  }),
  'pack.saveTemplate': (context, { meeting: id, title: written }) => {
    const { db } = context.vault()
    const title = written.trim()
    const meeting = meetingQueries.get(db, id)
    if (!meeting) throw new AppError('MeetingUnknown', `There is no meeting "${id}".`)
    const own = agendaTemplateQueries.list(db)
    const name = nameFor(own, title)
    const template = templateFromMeeting(name, title, meeting)
    keep(context, `Saved the template “${title}”`, template)
    return { name, replaced: own.some((one) => one.name === name) }
  },
  'pack.renameTemplate': (context, { name, title: written }) => {
    const before = findOwn(context, name)
    const title = written.trim()
    const own = agendaTemplateQueries.list(context.vault().db)
    if (own.some((one) => one.name !== name && one.title === title))
      throw new AppError('TemplateTaken', `Another template is called "${title}".`, { title })
    if (title !== before.title)
      keep(context, `Renamed the template “${before.title}” to “${title}”`, { ...before, title })
    return { done: true }
  },
  'pack.removeTemplate': (context, { name }) => {
    const before = findOwn(context, name)
    context.vault().change(`Removed the template “${before.title}”`, (db, journal) => {
      agendaTemplateQueries.remove(db, name)
      journal(subject(name), before, null)
    })
    context.changed('templates')
    return { done: true }
  },
  'pack.restoreTemplate': (context, { name }) => {
    const { db } = context.vault()
    const [last] = journalQueries.list(db, { subject: subject(name), limit: 1 })
    if (!last || last.after !== null)
      throw new AppError('TemplateUnknown', `No template "${name}" was removed.`, {
        template: name,
      })
    const removed = agendaTemplateSchema.parse(last.before)
    if (agendaTemplateQueries.list(db).some(({ title }) => title === removed.title))
      throw new AppError('TemplateTaken', `Another template is called "${removed.title}".`, {
        title: removed.title,
      })
    keep(context, `Put the template “${removed.title}” back`, removed)
    return { done: true }
  },
}
