/** A KPI that measures a strand: why it does, and the target, each changed in place. */
import type { ReactNode } from 'react'
import { ActionIcon, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { readTarget, targetHint, whyNoTarget } from '../../../electron/domain/target.ts'
import type { StrandLink } from '../../../electron/domain/vision.ts'
import { formatValue } from '../../../electron/domain/wording.ts'
import { InPlace } from '../../parts/InPlace.tsx'
import { Explained } from '../../parts/Term.tsx'
import { type Editing, type KpiSummary, useEditing } from './editing.tsx'
import { changeLink, moveLink, untie } from './edits.ts'
import classes from './VisionScreen.module.css'
import { wordsTooLong } from './VisionHead.tsx'

type LinkRowProps = {
  strand: number
  link: StrandLink
  kpi: KpiSummary | undefined
  handle: ReactNode
}

export function LinkRow({ strand, link, kpi, handle }: LinkRowProps) {
  const editing = useEditing()
  const name = kpi?.name ?? link.code
  return (
    <div className={classes.link}>
      {handle}
      <div className={classes.kpi}>
        {kpi ? (
          <Explained meaning={kpi.definition}>
            <Link to="/kpis/$code" params={{ code: link.code }}>
              {name}
            </Link>
          </Explained>
        ) : (
          <span>{name}</span>
        )}
        {!kpi && <span className={classes.note}>no KPI has this code</span>}
        {kpi?.values === 0 && <span className={classes.note}>no figures yet</span>}
        {kpi?.retired && <span className={classes.note}>retired</span>}
      </div>
      <div className={classes.cell} data-name="Why">
        <InPlace
          label={`Why ${name} measures it`}
          value={link.reason}
          most={2000}
          placeholder="Why it tells us something"
          problem={wordsTooLong}
          onSave={(reason) => editing.edit((now) => changeLink(now, strand, link.code, { reason }))}
        />
      </div>
      <div className={classes.cell} data-name="Target">
        <Target strand={strand} link={link} kpi={kpi} />
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={`Untie ${name}`}
        title="Untie"
        onClick={() => take(editing, strand, link.code)}
      >
        <span aria-hidden className={classes.cross}>
          ×
        </span>
      </ActionIcon>
    </div>
  )
}

function Target({ strand, link, kpi }: Omit<LinkRowProps, 'handle'>) {
  const { edit } = useEditing()
  if (!kpi) return <span className="second">{link.target ?? ''}</span>
  const not = whyNoTarget(kpi)
  if (not !== null && link.target === null)
    return (
      <span className={classes.note} title={not}>
        no target
      </span>
    )
  const read = (text: string) => readTarget(kpi, text)
  return (
    <InPlace
      label={`Target of ${kpi.name}`}
      look="number"
      value={link.target === null ? '' : formatValue(kpi, link.target, { percentSign: true })}
      placeholder={targetHint(kpi) || 'a number'}
      problem={(text) => {
        const found = read(text)
        return 'problem' in found ? found.problem : null
      }}
      onSave={(text) => {
        const found = read(text)
        if ('target' in found)
          edit((now) => changeLink(now, strand, link.code, { target: found.target }))
      }}
    />
  )
}

/** Unties a KPI, with the offer to take that back. */
function take({ vision, ids, kpis, edit }: Editing, strand: number, code: string): void {
  const title = vision.strands[strand]?.title
  edit((now) => untie(now, strand, code), {
    done: `“${kpis.get(code)?.name ?? code}” no longer measures “${title}”`,
  })
  // The button that was pressed is gone, so the strand takes the focus.
  document.getElementById(ids[strand] ?? '')?.focus()
}

/** Further choices of a link's menu: into which strand it may move, and untying. */
export function linkChoices(
  editing: Editing,
  announce: (text: string) => void,
  strand: number,
  code: string,
): ReactNode {
  const { vision, kpis, edit } = editing
  return (
    <>
      {vision.strands.map((other, index) =>
        index === strand ? null : (
          <Menu.Item
            key={editing.ids[index]}
            disabled={other.kpis.some((link) => link.code === code)}
            onClick={() => {
              edit((now) => moveLink(now, strand, code, index, other.kpis.length))
              announce(`${kpis.get(code)?.name ?? code} now measures ${other.title}`)
            }}
          >
            Move to {index + 1} {other.title}
          </Menu.Item>
        ),
      )}
      <Menu.Divider />
      <Menu.Item onClick={() => take(editing, strand, code)}>Untie</Menu.Item>
    </>
  )
}
