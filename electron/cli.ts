#!/usr/bin/env node
/**
 * Plumbline without a window: reads the command line, runs the command, prints its answer. Exit status 0,
 * 1 with one line on standard error, or 2 for wrong usage.
 */
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import packageFile from '../package.json' with { type: 'json' }
import { createApp, toAppError, type App } from './app/index.ts'
import { createWorkThreads } from './app/threads/work-threads.ts'
import { workHere } from './app/work-here.ts'
import type { Work } from './app/work.ts'
import { AppError, type Output } from './contract/index.ts'
import { commands, readText, UsageError, type Command, type Run } from './host/commands/index.ts'
import { thisMachine, vaultsFolder } from './host/places.ts'
import { createProgress } from './host/terminal.ts'

type Values = Record<string, string | boolean | undefined>

/** Where the command line reads and prints. */
export type Terminal = {
  input: AsyncIterable<Uint8Array | string>
  out: { write(text: string): unknown }
  err: { write(text: string): unknown; isTTY?: boolean }
}

/** The terminal that the process was started from. */
function thisTerminal(): Terminal {
  // Whoever reads may have had enough, as `head` does. Anything else means that the answer did not arrive.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.stderr.write(`plumbline: The answer could not be printed (${error.code}).\n`)
    process.once('exit', () => (process.exitCode = 1))
  })
  return { input: process.stdin, out: process.stdout, err: process.stderr }
}

async function readAll(input: Terminal['input']): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function createRun(app: App, values: Values, input: Terminal['input']): Run {
  const text = (name: string) => {
    const value = values[name]
    return typeof value === 'boolean' ? (value ? 'true' : undefined) : value
  }
  const run: Run = {
    async call(name, input) {
      const result = await app.dispatch(name, input)
      if (result.ok) return result.value as Output<typeof name>
      throw new AppError(result.error.code, result.error.message, result.error.details)
    },
    async unlock(folder) {
      await run.call('vault.unlock', { folder, passphrase: await run.passphrase() })
    },
    async passphrase() {
      const file = text('passphrase-file')
      if (file === undefined)
        throw new UsageError('this command needs --passphrase-file FILE (- for standard input)')
      const given = file === '-' ? await readAll(input) : await readText(file)
      return given.replace(/\r?\n$/, '')
    },
    text,
    required(name) {
      const value = text(name)
      if (value === undefined || value === '') throw new UsageError(`this command needs --${name}`)
      return value
    },
    standardInput: () => readAll(input),
    async bytesAt(url) {
      const blob = await app.takeBlob(url.slice(url.lastIndexOf('/') + 1))
      if (!blob) throw new AppError('Unexpected', 'What was built is no longer there.')
      return blob.bytes
    },
  }
  return run
}

const usage = [
  'Usage: plumbline COMMAND',
  '',
  ...Object.values(commands).map((command) => `  plumbline ${command.usage}`),
  '',
  'Everywhere: --json prints one JSON document; --passphrase-file FILE (- for standard input) opens the vault.',
].join('\n')

/** Which command the words name, and what is left of them. */
function findCommand(words: string[]): [string, Command, string[]] {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ')
    if (words.length >= length && Object.hasOwn(commands, name))
      return [name, commands[name]!, words.slice(length)]
  }
  throw new UsageError(
    words.length === 0 ? 'name a command' : `there is no command "${words.slice(0, 2).join(' ')}"`,
  )
}

/**
 * The work of a command is done in this thread, which has nothing else to do; but for the words of papers, of which
 * one may be made to be read for ever.
 */
function workOfCommand(): Work {
  const { text, forget, close } = createWorkThreads()
  return { ...workHere, text, forget, close }
}

/** Runs one command line; answers the exit status. */
export async function main(argv: string[], terminal: Terminal = thisTerminal()): Promise<number> {
  const { out, err } = terminal
  const progress = createProgress(err)
  let app: App | null = null
  try {
    const { values, positionals } = parse(argv)
    if (values['help']) {
      out.write(`${usage}\n`)
      return 0
    }
    if (values['version']) {
      out.write(`${packageFile.version}\n`)
      return 0
    }
    const [name, command, args] = findCommand(positionals)
    const [fewest, most] = command.takes
    const strange = Object.keys(values).find(
      (key) => !['json', 'passphrase-file', ...command.options].includes(key),
    )
    if (strange)
      throw new UsageError(`${name} takes no --${strange}. Usage: plumbline ${command.usage}`)
    if (args.length < fewest || args.length > most)
      throw new UsageError(`usage: plumbline ${command.usage}`)

    app = createApp({
      clock: { now: () => new Date() },
      id: randomUUID,
      work: workOfCommand(),
      who: userInfo().username,
      host: 'cli',
      trusted: true,
      vaultsFolder: vaultsFolder(thisMachine()),
      version: packageFile.version,
      resources: join(import.meta.dirname, '..', 'resources'),
    })
    app.listen((event, data) => {
      if (event !== 'progress') return
      const { what, done, total } = data as { what: string; done: number; total: number | null }
      progress.show(total === null ? `${what} (${done})` : `${what} (${done} of ${total})`)
    })
    const answer = await command.run(createRun(app, values, terminal.input), args)
    progress.clear()
    const said = values['json'] ? JSON.stringify(answer.data, null, 2) : printable(answer.words)
    if (said !== '') out.write(`${said}\n`)
    if (!answer.trouble) return 0
    err.write(`plumbline: ${oneLine(answer.trouble)}\n`)
    return 1
  } catch (error) {
    progress.clear()
    const wrongUsage =
      error instanceof UsageError || (error instanceof AppError && error.code === 'InputInvalid')
    err.write(
      `plumbline: ${oneLine(error instanceof UsageError ? error.message : toAppError(error).message)}\n`,
    )
    if (wrongUsage) err.write(`\n${usage}\n`)
    return wrongUsage ? 2 : 1
  } finally {
    await app?.close()
  }
}

/** Names come from files: a terminal must not obey what is hidden in one. */
function printable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '\ufffd')
}

function oneLine(text: string): string {
  return printable(text.replace(/[\r\n\u2028\u2029]+/g, ' '))
}

function parse(argv: string[]): { values: Values; positionals: string[] } {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const named = [
    'out',
    'schools',
    'years',
    'trust',
    'as',
    'period',
    'reason',
    'who',
    'name',
    'kpi',
    'urn',
    'group',
    'strand',
    'phase',
    'csv',
    'meeting',
    'copy',
    'edition',
    'date',
    'template',
    'from',
    'title',
    'start',
    'place',
    'kind',
    'body',
    'year',
    'on',
    'shown-by',
    'direction',
    'target',
    'passphrase-file',
  ]
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        ...Object.fromEntries(named.map((name) => [name, text])),
        json: flag,
        help: flag,
        version: flag,
        'keep-outliers': flag,
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
