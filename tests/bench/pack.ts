/**
 * How fast packs are made: 300 generated pages of tables, text and charts by Plumbline beside what else is
 * installed, interleaved in one run, medians of five; and how the time grows with pages and with schools.
 * Run by `npm run bench:pack [-- pages rounds]`; prints tables, writes `out/bench/pack.json`.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { makers } from './pack/makers.ts'
import { run } from './pack/run.ts'

const root = join(import.meta.dirname, '..', '..')
const [pages = 300, rounds = 5] = process.argv.slice(2).map(Number)

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const row = (cells: readonly (string | number)[]): void =>
  console.log(
    cells
      .map((cell, i) => (i === 0 ? String(cell).padEnd(26) : String(cell).padStart(13)))
      .join(''),
  )

/** A program of `pack/` in one file of plain JavaScript, as the app is shipped. */
async function bundled(name: string): Promise<string> {
  const outDir = join(root, 'out', 'bench', name)
  await build({
    ...{
      configFile: false,
      root,
      logLevel: 'error',
      ssr: { noExternal: ['chart.js', '@kurkle/color'] },
    },
    build: { ssr: join(import.meta.dirname, 'pack', `${name}.ts`), outDir, target: 'node24' },
  })
  return join(outDir, `${name}.js`)
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-pack-'))
try {
  const plumbline = await bundled('plumbline')
  const schools = join(import.meta.dirname, 'pack', 'schools.ts')
  const all = makers(folder, pages, plumbline, (words) => console.log(`Left out. ${words}.`))
  const taken = new Map(all.map(({ name }) => [name, { ms: [] as number[], mb: [] as number[] }]))
  const chart: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const { name, command, cwd } of all) {
      const { ms, peakMb, said } = await run(command, cwd === undefined ? {} : { cwd })
      taken.get(name)?.ms.push(ms)
      if (peakMb !== null) taken.get(name)?.mb.push(peakMb)
      if (name === 'Plumbline') chart.push((JSON.parse(said) as { chart: number }).chart)
    }
  }
  const own = median(taken.get('Plumbline')?.ms ?? [])
  const compared = all.map(({ name, tagged, file }) => {
    const { ms = [], mb = [] } = taken.get(name) ?? {}
    const time = median(ms)
    return {
      ...{ name, tagged, ms: Math.round(time), pagesPerSecond: Math.round((pages / time) * 1000) },
      timesPlumbline: Number((time / own).toFixed(2)),
      peakMb: mb.length === 0 ? null : Math.round(median(mb)),
      fileMb: Number((statSync(file).size / 1e6).toFixed(2)),
    }
  })
  console.log(
    `\n${pages} pages, median of ${rounds}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
  )
  row(['', 'ms', 'pages/s', 'x Plumbline', 'peak MB', 'file MB', 'tagged'])
  for (const each of compared)
    row([
      each.name,
      each.ms,
      each.pagesPerSecond,
      each.timesPlumbline,
      each.peakMb ?? '–',
      each.fileMb,
      each.tagged ? 'yes' : 'no',
    ])
  console.log(`\nOne chart: ${median(chart).toFixed(2)} ms`)

  const grown: { of: string; count: number; ms: number; pages: number; each: number }[] = []
  const grow = async (of: string, bundle: string, counts: readonly number[]): Promise<void> => {
    for (const count of counts) {
      const runs: { pages?: number; cpu: number }[] = []
      for (let round = 0; round < Math.min(rounds, 3); round++) {
        const command = [process.execPath, bundle, String(count), join(folder, 'grown.pdf')]
        runs.push(JSON.parse((await run(command)).said) as { pages?: number; cpu: number })
      }
      const ms = median(runs.map(({ cpu }) => cpu))
      const made = runs[0]?.pages ?? count
      grown.push({
        of,
        count,
        ms: Math.round(ms),
        pages: made,
        each: Number((ms / made).toFixed(2)),
      })
    }
  }
  await grow('pages', plumbline, [30, 300, 1000, 3000])
  await grow('schools', schools, [10, 100, 1000])
  console.log()
  // Time on a processor, which other work on the machine lengthens less than time on the clock.
  row(['Grows with', 'count', 'pages', 'cpu ms', 'ms a page'])
  for (const { of, count, pages: made, ms, each } of grown) row([of, count, made, ms, each])

  mkdirSync(join(root, 'out', 'bench'), { recursive: true })
  const record = { pages, rounds, compared, chartMs: median(chart), grown }
  writeFileSync(join(root, 'out', 'bench', 'pack.json'), `${JSON.stringify(record, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
