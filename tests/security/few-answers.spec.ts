/**
 * The attack: whoever may look through the stored values reads there what a few people answered to a survey,
 * though every screen of figures and every pack hides it.
 */
import { expect, it } from 'vitest'
import { passphrase, startApp } from '../app/start.ts'

it('shows the answers of a few in no list, no history and no bounds, now or after newer ones', async () => {
  const { call } = startApp({ trusted: false })
  await call('demo.create', { folder: 'v', passphrase, schools: 3, years: 2 })
  const kpi = 'voice.staff.recommend'
  const [before] = (await call('values.query', { kpi, level: 'school' })).values
  if (!before) throw new Error('The demonstration has no such survey.')
  const { urn, period } = before
  const type = (text: string) =>
    call('values.type', {
      reason: 'Counted again',
      cells: [{ kpi, urn, period, text, row: 2, column: 'Staff' }],
    })
  async function told() {
    const all = [
      await call('values.query', { kpi }),
      await call('values.page', { kpi }),
      await call('values.history', { kpi, urn, period }),
      (await call('kpis.get', { code: kpi })).stored,
    ]
    return JSON.stringify(all)
  }
  // One of nine: a share that no other value of the demonstration has.
  const share = String(100 / 9)
  await type('1 of 9')
  expect(await told()).not.toContain(share)
  expect(await told()).not.toContain('1 of 9')
  expect((await call('values.history', { kpi, urn, period })).values[0]).toMatchObject({
    state: 'suppressed',
    value: null,
  })
  await type('30 of 40')
  expect(await told()).not.toContain(share)
  expect((await call('values.history', { kpi, urn, period })).values[0]).toMatchObject({
    value: 75,
  })
})
