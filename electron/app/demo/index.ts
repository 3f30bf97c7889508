/**
 * The demonstration trust, made from nothing by the very way that a real one takes: files in DfE's layouts
 * are written, imported, and a vision and a meeting are loaded. Every figure in it has its cell.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { AppError } from '../../contract/index.ts'
import { usualTerms } from '../../domain/terms.ts'
import { governanceFileSchema } from '../../domain/governance-file.ts'
import { createVault } from '../../store/index.ts'
import type { Context, Job } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { governanceFileHandlers } from '../governance-files.ts'
import { importSources, sourceOfBytes } from '../imports.ts'
import { meetingHandlers } from '../meetings.ts'
import { peopleHandlers } from '../people.ts'
import { settingsHandlers } from '../settings.ts'
import { today } from '../today.ts'
import { trustHandlers } from '../trusts.ts'
import { newVaultFolder } from '../vaults.ts'
import { visionHandlers } from '../visions.ts'
import { linksFile, ofstedFile, registerFile } from './register.ts'
import { resultFiles, type DemoFile } from './results.ts'
import { streamFiles } from './streams.ts'
import { loadMeasures, loadTrust } from './trust.ts'

/** The academic year, by its first calendar year, of the latest results told. */
const latestYear = 2025

function demoFolder({ options }: Pick<Context, 'options'>): string {
  return join(options.resources, 'demo')
}

/** The files that the demonstration trust's clerk would have downloaded, in memory. */
export function demoFiles(
  context: Pick<Context, 'library' | 'options'>,
  schools: number,
  years: number,
): DemoFile[] {
  const trust = loadTrust(demoFolder(context), schools)
  const measures = loadMeasures(demoFolder(context))
  const first = latestYear - years + 1
  const clock = { first, last: latestYear, middle: (first + latestYear) / 2 }
  return [
    registerFile(trust),
    linksFile(trust),
    ...resultFiles(context.library, measures, trust, clock),
    ...streamFiles(context.library, measures, trust, clock),
    ofstedFile(trust),
  ]
}

export const demoHandlers: Pick<Handlers, 'demo.create'> = {
  'demo.create': async (context, { folder, passphrase, schools, years, job: name }) => {
    const place = newVaultFolder(context, folder)
    using job = context.job(name)
    job.progress('Making the vault', 0, null)
    const { trust } = loadTrust(demoFolder(context), schools)
    const { vault, recoveryCode } = await context.inTurn(async () => {
      await context.leave('asked')
      const made = await createVault(place, { trust: trust.name, passphrase }, context.env)
      context.setVault(made.vault)
      return made
    })
    try {
      const meeting = await fill(context, trust.name, { schools, years }, job)
      context.changed('vault')
      return { folder: place, recoveryCode, meeting }
    } catch (error) {
      // Half a demonstration would be opened as a whole one the next time; all that is in it was invented here.
      if (context.isOpen() && context.vault() === vault) await context.leave()
      await rm(place, { recursive: true, force: true })
      throw error
    }
  },
}

/** Brings everything in that a clerk would have brought; answers the meeting's id. */
async function fill(
  context: Context,
  name: string,
  { schools, years }: { schools: number; years: number },
  job: Job,
): Promise<string> {
  const vault = context.vault()
  const folder = demoFolder(context)
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const files = demoFiles(context, schools, years)
  const encoder = new TextEncoder()
  const sources = files.map((file) => sourceOfBytes(file.name, encoder.encode(file.text)))
  const register = await importSources(context, sources.slice(0, 2), {}, job)
  context.requireStill(vault)
  await trustHandlers['trust.adopt'](context, { name, job: undefined })
  context.requireStill(vault)
  const rest = await importSources(context, sources.slice(2), {}, job)
  const refused = [...register.refused, ...rest.refused][0]
  if (refused)
    throw new AppError(
      'Unexpected',
      `The demonstration's ${refused.file} was not taken: ${refused.message}`,
    )

  context.requireStill(vault)
  await visionHandlers['vision.load'](context, { text: read('vision.yaml') })
  const papers = readdirSync(join(folder, 'papers'))
    .filter((file) => file.endsWith('.pdf'))
    .map((file) => ({
      name: file,
      bytes: new Uint8Array(readFileSync(join(folder, 'papers', file))),
    }))
  const meeting = await meetingHandlers['meetings.load'](context, {
    text: read('meeting.yaml'),
    papers,
  })
  await peopleHandlers['people.load'](context, { text: read('people.csv') })
  await governanceFileHandlers['governance.load'](context, {
    text: governanceUpTo(today(context), read('governance.yaml')),
  })
  await settingsHandlers['settings.set'](context, {
    part: 'terms',
    years: [usualTerms(latestYear), usualTerms(latestYear + 1)],
  })
  return meeting.id
}

/** The governance file without what lies after a day (ISO date): nobody has done yet what is still to come. */
function governanceUpTo(day: string, text: string): string {
  const { done, people, ...file } = governanceFileSchema.parse(parse(text))
  return JSON.stringify({
    ...file,
    people: people.map((person) => ({
      ...person,
      confirmed: person.confirmed.filter((on) => on <= day),
    })),
    done: done.filter(({ on }) => on <= day),
  })
}
