/** The demonstration trust and its pack, from nothing. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { demonstrationPassphrase } from '../../domain/passphrase.ts'
import { writePack } from './board.ts'
import { job, wholeNumber, type Command } from './command.ts'

export const demoCommands: Record<string, Command> = {
  demo: {
    usage: 'demo [--out DIR] [--schools N] [--years N]',
    options: ['out', 'schools', 'years'],
    takes: [0, 0],
    async run(run) {
      const { call, text, passphrase } = run
      const out = resolve(text('out') ?? 'out/demo')
      const secret =
        text('passphrase-file') === undefined ? demonstrationPassphrase : await passphrase()
      const size = {
        schools: wholeNumber(text('schools'), 'schools'),
        years: wholeNumber(text('years'), 'years'),
      }
      await clearEarlierDemo(out)
      const made = await call('demo.create', {
        folder: join(out, 'vault'),
        passphrase: secret,
        ...size,
        job,
      })
      const file = join(out, 'board-pack.pdf')
      const pack = await writePack(run, { meeting: made.meeting, job }, file)
      return {
        data: { vault: made.folder, meeting: made.meeting, pack },
        words: [
          `The demonstration trust's board pack: ${pack.file} (${pack.pages} pages)`,
          `Its vault: ${made.folder}${secret === demonstrationPassphrase ? ` (passphrase: ${demonstrationPassphrase})` : ''}`,
          'All names and figures in it are invented.',
        ].join('\n'),
      }
    },
  },
}

/** Marks a folder as one whose vault the demonstration made, and may make anew. */
const demoMark = '.plumbline-demo'

/** Takes away an earlier demonstration's vault, and nothing that anybody else put there. */
async function clearEarlierDemo(out: string): Promise<void> {
  const mark = join(out, demoMark)
  const marked = await readFile(mark, 'utf8').catch(() => null)
  if (marked !== null) await rm(join(out, 'vault'), { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await writeFile(
    mark,
    'The vault in this folder is the demonstration trust; plumbline demo replaces it.\n',
  )
}
