/**
 * A process that is meant to be killed: the app as a window has it, which does one thing again and again and
 * says on standard output what it has begun and what it was told is saved, each with its number.
 */
import { writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { startAppThread } from '../../electron/app/threads/app-thread.ts'
import { saveInto } from '../../electron/host/save-file.ts'
import { crossed } from '../app/crossed.ts'

const [folder = '', passphrase = '', what = '', downloads = ''] = process.argv.slice(2)
const say = (words: string) => writeSync(1, `${words}\n`)

const app = startAppThread({
  who: 'tester',
  host: 'test',
  trusted: false,
  vaultsFolder: folder,
  version: '0.0.0',
  resources: resolve(import.meta.dirname, '../../resources'),
  save: (name, bytes) => saveInto(downloads, name, bytes),
  openFile: async () => {},
})
app.listen((event) => {
  if (event === 'progress') say('working')
})

async function call(name: string, input: object): Promise<unknown> {
  return crossed(app, await app.dispatch(name, input))
}

/** How many schools each of the registers has. */
const rows = 3000

/** A register of schools of its own: whole in the vault, or not at all. */
function register(n: number): Uint8Array {
  const lines = ['urn,name,local_authority_name,phase_of_education,gender,status']
  for (let row = 0; row < rows; row += 1)
    lines.push(`${100_000 + n * rows + row},School ${row} of ${n},Torbay,Primary,Mixed,Open`)
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}

/** One edit of each kind that a person makes, each of them telling its number. */
async function editEverything(n: number): Promise<void> {
  const strand = { title: `Strand ${n}` }
  await call('vision.save', { vision: { vision: { title: `Version ${n}` }, strands: [strand] } })
  await call('settings.set', { part: 'trust', name: `Trust ${n}` })
  await call('people.put', { person: { name: `Person ${n}`, kind: 'trustee' } })
  await call('kpis.define', {
    kpi: {
      ...{ code: `own.k${n}`, name: `KPI ${n}`, short: `KPI ${n}`, definition: 'What is counted.' },
      ...{ unit: 'count', decimals: 0, polarity: 'higher', phases: ['primary'] },
      ...{ evidence: 'outcomes', origin: 'vision', cadence: 'year', aggregation: 'sum' },
      ...{ significance: 'none', source: { title: 'Count', publisher: 'The trust' } },
    },
  })
}

await call('vault.unlock', { folder, passphrase })
for (let n = 1; ; n += 1) {
  say(`begun ${n}`)
  if (what === 'edits') await editEverything(n)
  else if (what === 'import')
    await call('import.bytes', { files: [{ name: `${n}.csv`, bytes: register(n) }], job: 'work' })
  else {
    // A pack of what has not changed is not built again.
    await call('vision.load', {
      text: `vision: { title: Version ${n} }\nstrands: [{ title: Joy, success: Every child reads. }]`,
    })
    if (what === 'build')
      say(JSON.stringify(await call('pack.save', { meeting: 'next', job: 'work' })))
  }
  say(`saved ${n}`)
}
