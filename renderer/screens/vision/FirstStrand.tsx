/** No vision yet: write the first strand, start from examples, or load a file. */
import { useState } from 'react'
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { isBlank } from '../../../electron/domain/prose.ts'
import type { Strand } from '../../../electron/domain/vision.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Form } from '../../parts/Form.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { PickFiles } from '../../parts/PickFiles.tsx'
import { Block } from '../../parts/Screen.tsx'
import classes from './VisionScreen.module.css'

const ours = { title: 'Our vision', adopted: null, statement: '' }

export function FirstStrand({ onFiles }: { onFiles(files: File[]): void }) {
  const save = useDo('vision.save')
  const [title, setTitle] = useState('')
  const [success, setSuccess] = useState('')
  const [tried, setTried] = useState(false)
  const empty = isBlank(title)
  const begin = (strands: Strand[]) => save.mutate({ vision: { vision: ours, strands } })
  return (
    <>
      <Empty
        missing="No vision yet."
        why="Figures can be read without one, but nothing can say whether they matter. A vision is a few strands, each with what success looks like and the KPIs that measure it."
      />
      <Block title="Write the first strand">
        <Form
          main
          send="Begin with this strand"
          pending={save.isPending}
          error={save.error}
          onSend={() => {
            setTried(true)
            if (!empty) begin([{ title: title.trim(), success: success.trim(), kpis: [] }])
          }}
        >
          <TextInput
            label="What do you promise?"
            description="In a few words, such as “Every child reads well and gladly”"
            value={title}
            maxLength={80}
            error={tried && empty ? 'Write the strand’s title.' : undefined}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Textarea
            label="What does success look like?"
            description="It can wait"
            value={success}
            maxLength={4000}
            onChange={(event) => setSuccess(event.currentTarget.value)}
          />
        </Form>
      </Block>
      <Block title="Or start from examples">
        <Examples onBegin={begin} />
      </Block>
      <Block title="Or load a file">
        <p>
          A vision that somebody wrote as a YAML or JSON file. It can also be dropped on this
          window.
        </p>
        <div>
          <PickFiles onPick={onFiles}>Load a vision file</PickFiles>
        </div>
      </Block>
    </>
  )
}

/** The sample strands, all chosen at first. */
function Examples({ onBegin }: { onBegin(strands: Strand[]): void }) {
  const examples = useAsk('vision.examples', {})
  const [left, setLeft] = useState<string[]>([])
  return (
    <Answer of={examples} what="Reading the examples">
      {({ strands }) => {
        const chosen = strands.filter(({ title }) => !left.includes(title))
        return (
          <>
            <p>
              These are examples and not your trust’s words. They come with KPIs of the library and
              targets to think about; change everything in place afterwards.
            </p>
            <ul className={classes.examples}>
              {strands.map(({ title, success, kpis }) => (
                <li key={title}>
                  <Checkbox
                    label={`Example: ${title}`}
                    description={`${success} ${plural(kpis.length, 'KPI')}.`}
                    checked={!left.includes(title)}
                    onChange={(event) =>
                      setLeft(
                        event.currentTarget.checked
                          ? left.filter((one) => one !== title)
                          : [...left, title],
                      )
                    }
                  />
                </li>
              ))}
            </ul>
            <div>
              <Button
                aria-disabled={chosen.length === 0}
                onClick={() => chosen.length > 0 && onBegin(chosen)}
              >
                Start with {plural(chosen.length, 'example')}
              </Button>
            </div>
          </>
        )
      }}
    </Answer>
  )
}
