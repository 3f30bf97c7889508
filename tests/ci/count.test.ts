/** What CI says of a run, from what both runners wrote. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const program = join(import.meta.dirname, '..', '..', '.ci', 'count.mjs')

type Status = 'expected' | 'unexpected' | 'flaky' | 'skipped'

const spec = (title: string, ...statuses: Status[]) => ({
  title,
  tests: statuses.map((status, at) => ({ status, projectName: ['chromium', 'keyboard'][at] })),
})

const unitReport = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 }

const e2eReport = (stats: Record<Status, number>, ...specs: ReturnType<typeof spec>[]) => ({
  stats,
  suites: [
    {
      title: 'cycle.spec.ts',
      specs: specs.slice(0, 1),
      suites: [{ title: 'a gap', specs: specs.slice(1) }],
    },
  ],
})

async function count(...reports: unknown[]): Promise<{ status: number; lines: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-count-'))
  try {
    for (const [at, report] of reports.entries())
      await writeFile(join(folder, `${at}.json`), JSON.stringify(report))
    return await new Promise((resolve) =>
      execFile(process.execPath, [program, folder], (error, stdout) =>
        resolve({ status: Number(error?.code ?? 0), lines: stdout.trim().split('\n') }),
      ),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('what CI counts', () => {
  it('is added up from both runners', async () => {
    const e2e = e2eReport(
      { expected: 2, unexpected: 0, flaky: 0, skipped: 1 },
      spec('is recorded', 'expected', 'expected'),
      spec('is told', 'skipped'),
    )
    expect(await count(unitReport, e2e)).toEqual({
      status: 0,
      lines: ['9 passed, 0 failed, 2 skipped'],
    })
  })

  it('names what passed only at the second try, before the line that counts', async () => {
    const e2e = e2eReport(
      { expected: 1, unexpected: 0, flaky: 2, skipped: 0 },
      spec('is recorded', 'expected', 'flaky'),
      spec('is told', 'flaky'),
    )
    expect(await count(unitReport, e2e)).toEqual({
      status: 0,
      lines: [
        'Passed only at the second try: [keyboard] › cycle.spec.ts › is recorded',
        'Passed only at the second try: [chromium] › cycle.spec.ts › a gap › is told',
        '10 passed, 0 failed, 1 skipped',
      ],
    })
  })

  it('fails where a test failed at both tries, and where nothing ran', async () => {
    const e2e = e2eReport(
      { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
      spec('is recorded', 'expected', 'unexpected'),
    )
    expect(await count(unitReport, e2e)).toEqual({
      status: 1,
      lines: ['8 passed, 1 failed, 1 skipped'],
    })
    expect(await count()).toEqual({ status: 1, lines: ['0 passed, 0 failed, 0 skipped'] })
  })
})
