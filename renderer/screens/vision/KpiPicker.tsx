/** The KPIs that may be tied to a strand: those with figures that serve none first. */
import { useMemo, useState } from 'react'
import { Button, Menu, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { unitName } from '../../../electron/domain/kpi-words.ts'
import { joinNames, plural } from '../../../electron/domain/wording.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { DragHandle } from '../../parts/DragHandle.tsx'
import { type KpiSummary, linkId, useEditing } from './editing.tsx'
import { tie } from './edits.ts'
import classes from './VisionScreen.module.css'

/** So many rows at first: enough to choose from, few enough to draw at once. */
const page = 25

type KpiPickerProps = {
  kpis: KpiSummary[]
  /** Codes with figures that serve no strand. */
  orphans: string[]
}

export function KpiPicker({ kpis, orphans }: KpiPickerProps) {
  const [sought, setSought] = useState('')
  const [shown, setShown] = useState(page)
  const found = useMemo(() => {
    const words = sought.toLowerCase().split(/\s+/).filter(Boolean)
    return kpis.filter(
      (kpi) =>
        kpi.retired === null &&
        words.every((word) =>
          `${kpi.name} ${kpi.code} ${kpi.definition}`.toLowerCase().includes(word),
        ),
    )
  }, [kpis, sought])
  const without = new Set(orphans)
  const first = found.filter((kpi) => without.has(kpi.code))
  const others = found.filter((kpi) => !without.has(kpi.code))
  return (
    <div className={classes.picker}>
      <TextInput
        label="Find a KPI"
        type="search"
        value={sought}
        placeholder="reading, belong, absence"
        onChange={(event) => {
          setSought(event.currentTarget.value)
          setShown(page)
        }}
      />
      <Rows
        title={`${plural(first.length, 'KPI')} with figures that serve no strand`}
        kpis={first.slice(0, shown)}
      />
      <Rows
        title={plural(others.length, 'other KPI')}
        kpis={others.slice(0, Math.max(0, shown - first.length))}
      />
      {found.length > shown && (
        <Button onClick={() => setShown(shown + 2 * page)}>Show more KPIs</Button>
      )}
      {found.length === 0 && <p className="second">No KPI has these words.</p>}
      <ButtonLink to="/kpis/new">Define a KPI of your own</ButtonLink>
    </div>
  )
}

function Rows({ title, kpis }: { title: string; kpis: KpiSummary[] }) {
  if (kpis.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className={classes.offered}>
        {kpis.map((kpi) => (
          <Offered key={kpi.code} kpi={kpi} />
        ))}
      </ul>
    </section>
  )
}

function Offered({ kpi }: { kpi: KpiSummary }) {
  const { vision, ids, edit } = useEditing()
  const announce = useAnnounce()
  const { code, name, values, unit } = kpi
  const serves = vision.strands.flatMap(({ kpis }, i) =>
    kpis.some((link) => link.code === code) ? [`${i + 1}`] : [],
  )
  return (
    <li className={classes.offer}>
      <DragHandle
        row={{ id: linkId('library', code), name, kind: 'kpi', list: null, index: 0 }}
        of={0}
        choices={vision.strands.map((strand, index) => (
          <Menu.Item
            key={ids[index]}
            disabled={serves.includes(`${index + 1}`)}
            onClick={() => {
              edit((now) => tie(now, index, { code, reason: '', target: null }))
              announce(`${name} now measures ${strand.title}`)
            }}
          >
            Tie to {index + 1} {strand.title}
          </Menu.Item>
        ))}
      />
      <div>
        <Link to="/kpis/$code" params={{ code }}>
          {name}
        </Link>
        <span className={classes.note}>
          {unitName(unit)}, {values === 0 ? 'no figures yet' : plural(values, 'figure')}
          {serves.length > 0 && `, in strand ${joinNames(serves)}`}
        </span>
      </div>
    </li>
  )
}
