/** The trust's vision: strands, what measures each, what nothing measures, and the balance. */
import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Output } from '../../../electron/contract/index.ts'
import type { Strand } from '../../../electron/domain/vision.ts'
import {
  countWord,
  formatDate,
  formatValue,
  joinNames,
  plural,
} from '../../../electron/domain/wording.ts'
import { call, useAsk } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useDrops } from '../../app/drops.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { PickFiles } from '../../parts/PickFiles.tsx'
import { Block, Columns, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import classes from './VisionScreen.module.css'

type Review = Output<'vision.get'>
type KpiSummary = Output<'kpis.list'>['kpis'][number]

export function VisionScreen() {
  const client = useQueryClient()
  const announce = useAnnounce()
  const review = useAsk('vision.get', {})
  const kpis = useAsk('kpis.list', {})
  const [unknown, setUnknown] = useState<string[]>([])
  const load = useMutation({
    mutationFn: async (files: File[]) =>
      call('vision.load', { text: (await files[0]?.text()) ?? '' }),
    onSuccess: (loaded) => {
      setUnknown(loaded.unknown)
      announce(`The vision is loaded: ${plural(loaded.strands, 'strand')}`)
    },
    onSettled: () => client.invalidateQueries(),
  })
  useDrops('load this vision', (files) => load.mutate(files))
  const byCode = new Map(kpis.data?.kpis.map((kpi) => [kpi.code, kpi]))
  const vision = review.data?.vision
  return (
    <Screen
      title={vision ? vision.vision.title : 'Vision'}
      name="Vision"
      sentence={
        vision
          ? [
              vision.vision.adopted && `Adopted ${formatDate(vision.vision.adopted)}.`,
              vision.vision.statement,
            ]
              .filter((part) => part)
              .join(' ')
          : undefined
      }
      action={
        <PickFiles main={!vision} onPick={(files) => load.mutate(files)}>
          {vision ? 'Load a new version' : 'Load a vision file'}
        </PickFiles>
      }
    >
      {load.error && <Trouble error={load.error} />}
      {unknown.length > 0 && (
        <p role="status">
          The vision is loaded. It names {plural(unknown.length, 'KPI')} that Plumbline does not
          know, so nothing can be shown for {unknown.length === 1 ? 'it' : 'them'}:{' '}
          {joinNames(unknown)}.
        </p>
      )}
      <Answer of={review} what="Reading the vision">
        {(found) =>
          found.vision === null ? (
            <Empty
              missing="No vision yet."
              why="Figures can be read without one, but nothing can say whether they matter. Write the strands, what success looks like and the KPIs that measure each in a YAML or JSON file, then load it here or drop it on this window."
            />
          ) : (
            <Columns
              main={found.vision.strands.map((strand, index) => (
                <StrandBlock key={strand.title} strand={strand} number={index + 1} kpis={byCode} />
              ))}
              side={<Orphans review={found} kpis={byCode} />}
            />
          )
        }
      </Answer>
    </Screen>
  )
}

type StrandBlockProps = { strand: Strand; number: number; kpis: Map<string, KpiSummary> }

function StrandBlock({ strand, number, kpis }: StrandBlockProps) {
  return (
    <section aria-label={strand.title} className={classes.strand}>
      <h2>
        <span className={classes.number}>{number}</span> {strand.title}
      </h2>
      {strand.success && <p>{strand.success}</p>}
      {strand.kpis.length === 0 ? (
        <p className="second">
          <Mark name="improves" words="" /> No KPI measures this strand yet.
        </p>
      ) : (
        <table className={classes.kpis}>
          <caption>What measures it, and why</caption>
          <thead>
            <tr>
              <th scope="col">KPI</th>
              <th scope="col">Why</th>
              <th scope="col" className="number">
                Target
              </th>
            </tr>
          </thead>
          <tbody>
            {strand.kpis.map(({ code, reason, target }) => {
              const kpi = kpis.get(code)
              return (
                <tr key={code}>
                  <th scope="row">
                    {kpi?.name ?? code}
                    {kpi?.values === 0 && <span className={classes.none}>no figures yet</span>}
                  </th>
                  <td>{reason}</td>
                  <td className="number">
                    {target === null
                      ? ''
                      : kpi
                        ? formatValue(kpi, target, { percentSign: true })
                        : target}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Orphans({ review, kpis }: { review: Review; kpis: Map<string, KpiSummary> }) {
  const { balance, strandsWithoutKpi, kpisWithoutStrand, vision } = review
  const total = balance.vision + balance.accountability + balance.neither
  return (
    <>
      <Block title={`${balance.vision} of ${plural(total, 'KPI')} serve the vision`}>
        <p>
          {balance.accountability} more {balance.accountability === 1 ? 'is' : 'are'} asked for by
          government and {balance.accountability === 1 ? 'serves' : 'serve'} no strand;{' '}
          {countWord(balance.neither)} {balance.neither === 1 ? 'serves' : 'serve'} neither.
        </p>
      </Block>
      <Block title={`${plural(strandsWithoutKpi.length, 'strand')} that nothing measures`}>
        {strandsWithoutKpi.length === 0 ? (
          <p className="second">Each strand has a KPI.</p>
        ) : (
          <ul className={classes.list}>
            {strandsWithoutKpi.map((number) => (
              <li key={number}>
                <span className={classes.number}>{number}</span>{' '}
                {vision?.strands[number - 1]?.title}
              </li>
            ))}
          </ul>
        )}
      </Block>
      <Block title={`${plural(kpisWithoutStrand.length, 'KPI')} that serve no strand`}>
        {kpisWithoutStrand.length === 0 ? (
          <p className="second">Each KPI with figures serves a strand.</p>
        ) : (
          <ul className={classes.list}>
            {kpisWithoutStrand.map((code) => (
              <li key={code}>{kpis.get(code)?.name ?? code}</li>
            ))}
          </ul>
        )}
      </Block>
    </>
  )
}
