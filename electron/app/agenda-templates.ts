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
import { agendaTemplateQueries, meetingQueries } from '../store/index.ts'
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

export const agendaTemplateHandlers: Pick<
  Handlers,
  'pack.templates' | 'pack.saveTemplate' | 'pack.removeTemplate'
> = {
  'pack.templates': (context) => ({
    templates: allTemplates(context).map((template) => ({
      ...template,
      minutes: template.items.reduce((sum, item) => sum + item.minutes, 0),
    })),
  }),
  'pack.saveTemplate': (context, { meeting: id, title }) => {
    const vault = context.vault()
    const meeting = meetingQueries.get(vault.db, id)
    if (!meeting) throw new AppError('MeetingUnknown', `There is no meeting "${id}".`)
    const name = `own-${slug(title)}`
    const template = templateFromMeeting(name, title, meeting)
    vault.change(`Saved the template “${title}”`, (db, journal) => {
      const before = agendaTemplateQueries.list(db).find((one) => one.name === name) ?? null
      agendaTemplateQueries.put(db, template)
      journal(`template/${name}`, before, template)
    })
    context.changed('templates')
    return { name }
  },
  'pack.removeTemplate': (context, { name }) => {
    const vault = context.vault()
    const before = agendaTemplateQueries.list(vault.db).find((one) => one.name === name)
    if (!before) throw new AppError('TemplateUnknown', `The trust has no template "${name}".`)
    vault.change(`Removed the template “${before.title}”`, (db, journal) => {
      agendaTemplateQueries.remove(db, name)
      journal(`template/${name}`, before, null)
    })
    context.changed('templates')
    return { done: true }
  },
}
