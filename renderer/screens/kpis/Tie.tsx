/** Ties a KPI to a strand of the vision, from wherever the KPI stands. */
import { Button, Menu } from '@mantine/core'
import { useAsk, useDo } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import { tie } from '../vision/edits.ts'

type TieProps = { kpi: { code: string; name: string; retired: string | null } }

export function Tie({ kpi: { code, name, retired } }: TieProps) {
  const { data } = useAsk('vision.get', {})
  const save = useDo('vision.save')
  const vision = data?.vision
  if (retired !== null || data === undefined) return null
  if (!vision) {
    return (
      <ButtonLink to="/vision" size="compact-sm">
        Write a vision first
      </ButtonLink>
    )
  }

  function choose(at: number, title: string) {
    if (!vision) return
    const tied = tie(vision, at, { code, reason: '', target: null })
    offerUndoOf(
      save.mutateAsync({ vision: tied, from: vision }),
      `“${name}” now measures “${title}”`,
    )
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" mih={32} aria-label={`Tie ${name} to a strand`}>
          Tie to
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {vision.strands.map(({ title, kpis }, at) => (
          <Menu.Item
            key={title}
            disabled={kpis.some((link) => link.code === code)}
            onClick={() => choose(at, title)}
          >
            {at + 1} {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
