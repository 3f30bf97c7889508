/** The trust's own templates: renamed where they stand, and removed, which can be taken back. */
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Output } from '../../../electron/contract/index.ts'
import { isBlank } from '../../../electron/domain/prose.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { call } from '../../api.ts'
import { InPlace } from '../../parts/InPlace.tsx'
import { Block } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndo } from '../../parts/undo.tsx'
import classes from './Meeting.module.css'

type Template = Output<'pack.templates'>['templates'][number]

export function OwnTemplates({ own }: { own: Template[] }) {
  const remove = useMutation({
    mutationFn: ({ name, title }: Template) => {
      const removed = call('pack.removeTemplate', { name })
      offerUndo(removed, () => ({
        done: `The template ${title} was removed`,
        undo: () => call('pack.restoreTemplate', { name }),
      }))
      return removed
    },
  })
  const rename = useMutation({
    mutationFn: ({ to, template: { name, title } }: { to: string; template: Template }) => {
      const renamed = call('pack.renameTemplate', { name, title: to })
      offerUndo(renamed, () => ({
        done: `The template ${title} is now called ${to}`,
        undo: () => call('pack.renameTemplate', { name, title }),
      }))
      return renamed
    },
  })
  const error = rename.error ?? remove.error
  return (
    <Block title="The trust’s own templates">
      {error && <Trouble error={error} />}
      <ul className={classes.templates}>
        {own.map((template) => (
          <li key={template.name}>
            <InPlace
              look="field"
              label="Name of the template"
              className={classes.template}
              description={`${template.about} ${plural(template.items.length, 'item')}, ${plural(template.minutes, 'minute')}.`}
              isRequired
              value={template.title}
              problem={(text) => whyNot(text, template, own)}
              onSave={(to) => rename.mutate({ to, template })}
            />
            <Button
              aria-label={`Remove the template ${template.title}`}
              onClick={() => remove.mutate(template)}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </Block>
  )
}

function whyNot(text: string, template: Template, own: Template[]): string | null {
  if (isBlank(text)) return 'This cannot be empty.'
  const isTaken = own.some(({ name, title }) => name !== template.name && title === text)
  return isTaken ? 'Another template has that name.' : null
}
