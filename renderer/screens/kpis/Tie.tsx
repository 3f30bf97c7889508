/** Ties a KPI to a strand of the vision, from wherever the KPI stands. */
import { Button, Menu } from '@mantine/core'
import { call, useAsk, useDo } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { offerUndo } from '../../parts/undo.tsx'
import { placeOfStrand, tie, untie } from '../vision/edits.ts'

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
    save.mutate(
      { vision: tie(vision, at, { code, reason: '', target: null }) },
      {
        onSuccess: () =>
          offerUndo({
            done: `“${name}” now measures “${title}”`,
            async undo() {
              const now = await call('vision.get', {})
              if (!now.vision) return
              const strand = placeOfStrand(now.vision, title, at)
              await call('vision.save', { vision: untie(now.vision, strand, code) })
            },
          }),
      },
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
