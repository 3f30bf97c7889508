/**
 * How soon words are found in 500 papers of ten years, some twenty pages each, in the encrypted index: the whole call,
 * with its passages, beside a plain scan of the same text in memory. Run it with Node 24:
 * `node tests/bench/search.ts`. Nothing is read from outside; the papers' words are those of the guide, shuffled, with
 * one in a hundred invented.
 */
import { randomUUID } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../electron/app/index.ts'
import { workHere } from '../../electron/app/work-here.ts'
import { meetingSchema } from '../../electron/domain/meeting.ts'
import { createVault, meetingQueries, searchQueries } from '../../electron/store/index.ts'

const [papers, pagesOfEach, lettersOnPage, years, meetingsAYear, rounds] = [500, 20, 2800, 10, 6, 9]
const root = join(import.meta.dirname, '..', '..')
const passphrase = 'five hundred papers of ten years'

/** The same words in every run. */
let seed = 7
const random = () => (seed = (seed * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const words = globSync('docs/**/*.md', { cwd: root })
  .toSorted()
  .flatMap((file) => readFileSync(join(root, file), 'utf8').split(/\s+/))
  .filter((word) => /\p{L}/u.test(word))
const syllables = 'ba cor den el fa gil hu in jo ka lem mor ne ost pra qui ru sen tha un'.split(' ')
const invented = () => Array.from({ length: 4 }, () => pick(syllables)).join('')

function page(): string {
  let text = ''
  while (text.length < lettersOnPage) {
    const at = Math.floor(random() * (words.length - 10))
    text += `${words.slice(at, at + 10).join(' ')} ${random() < 0.1 ? `${invented()} ` : ''}`
  }
  return text
}

const folder = await mkdtemp(join(tmpdir(), 'plumbline-bench-'))
const vaultFolder = join(folder, 'vault')
const clock = { now: () => new Date() }
const env = { clock, who: 'bench', id: randomUUID }
const { vault } = await createVault(vaultFolder, { trust: 'Bench', passphrase }, env)
const sizeOf = () => {
  vault.emptyLog()
  return statSync(join(vaultFolder, 'trust.db')).size
}
const ids = Array.from({ length: years * meetingsAYear }, (_, i) => `board-${i}`)
vault.derive((db) => {
  for (const [i, id] of ids.entries()) {
    const month = String(1 + (i % meetingsAYear)).padStart(2, '0')
    const date = `${2017 + Math.floor(i / meetingsAYear)}-${month}-10`
    const meeting = { id, body: i % 3 === 0 ? 'Audit' : 'Trust Board', title: 'Board', date }
    meetingQueries.put(db, meetingSchema.parse({ meeting, items: [{ title: 'One' }] }), [])
  }
})
const empty = sizeOf()
const all: string[] = []
const begun = performance.now()
for (let n = 0; n < papers; n += 1) {
  const pages = Array.from({ length: pagesOfEach }, (_, i) => ({ page: i + 1, text: page() }))
  all.push(...pages.map(({ text }) => text))
  const document = { key: `${n}`, meeting: pick(ids), title: `Paper ${n}.pdf`, mark: '' }
  vault.derive((db) =>
    searchQueries.put(db, { kind: 'paper', ...document }, { state: 'read', pages }),
  )
}
const indexed = performance.now() - begun
const text = all.reduce((sum, one) => sum + Buffer.byteLength(one), 0)
const index = sizeOf() - empty
vault.close()

const app = createApp({
  ...{ ...env, work: workHere, host: 'bench', trusted: true, vaultsFolder: folder },
  ...{ version: '0.0.0', resources: join(root, 'resources') },
})
await app.dispatch('vault.unlock', { folder: vaultFolder, passphrase })

type Figure = { what: string; found: number; median: number; worst: number; scan: number }
const middle = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0
const figures: Figure[] = []

/** Asks in turn with a scan for the same words; the first round, which fills the caches, counts as well. */
async function measure(what: string, input: { words: string; body?: string; year?: string }) {
  const [ours, scans]: [number[], number[]] = [[], []]
  const wanted = input.words.toLowerCase().replaceAll('"', '').trim().split(/\s+/)
  let found = 0
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    const answer = await app.dispatch('search.find', input)
    ours.push(performance.now() - start)
    if (!answer.ok) throw new Error(answer.error.message)
    found = (answer.value as { total: number }).total
    const scan = performance.now()
    all.filter((one) => {
      const lower = one.toLowerCase()
      return wanted.every((word) => lower.includes(word))
    })
    scans.push(performance.now() - scan)
  }
  figures.push({ what, found, median: middle(ours), worst: Math.max(...ours), scan: middle(scans) })
}

await measure('one word of every paper', { words: 'the ' })
await measure('a word as it is typed, two letters', { words: 'co' })
await measure('a word as it is typed, three letters', { words: 'att' })
await measure('two words', { words: 'school figures ' })
await measure('five words', { words: 'the board reads its pack ' })
await measure('a phrase', { words: '"of the pack" ' })
await measure('a rare word', { words: invented() })
await measure('two words, one body, one year', {
  ...{ words: 'school figures ', body: 'Audit', year: '2019/20' },
})
await app.close()
await rm(folder, { recursive: true, force: true })

const mega = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
const line = (cells: string[]) =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(42) : cell.padStart(13))).join('')
console.log(`${papers} papers, ${all.length} pages: text ${mega(text)}, with its index`)
console.log(
  `in the vault ${mega(index)} (${(index / text).toFixed(2)} of the text), ` +
    `indexed in ${(indexed / 1000).toFixed(1)} s; load ${loadavg()[0]?.toFixed(1)}\n`,
)
console.log(line(['', 'papers', 'median, ms', 'worst, ms', 'scan, ms']))
for (const { what, found, median, worst, scan } of figures)
  console.log(line([what, `${found}`, ...[median, worst, scan].map((ms) => ms.toFixed(1))]))
await mkdir(join(root, 'out', 'bench'), { recursive: true })
await writeFile(
  join(root, 'out', 'bench', 'search.json'),
  `${JSON.stringify({ text, index, load: loadavg(), figures }, null, 2)}\n`,
)
