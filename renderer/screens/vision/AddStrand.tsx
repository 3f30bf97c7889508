/** The place for one more strand, below the others. */
import { type FormEvent, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { isBlank } from '../../../electron/domain/prose.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useEditing } from './editing.tsx'
import { freshId, withStrand } from './edits.ts'
import classes from './VisionScreen.module.css'

export function AddStrand() {
  const { vision, edit } = useEditing()
  const announce = useAnnounce()
  const [title, setTitle] = useState('')
  const count = vision.strands.length

  function add(event: FormEvent) {
    event.preventDefault()
    const text = title.trim()
    if (text === '') return
    const id = freshId()
    edit((now) => withStrand(now, now.strands.length, { title: text, success: '', kpis: [] }), {
      ids: (ids) => [...ids, id],
    })
    setTitle('')
    announce(`${text} is now strand ${count + 1}`)
  }

  return (
    <form className={classes.add} onSubmit={add}>
      <TextInput
        label="Another strand"
        placeholder="What you promise, in a few words"
        value={title}
        maxLength={80}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" aria-disabled={isBlank(title)}>
        Add the strand
      </Button>
    </form>
  )
}
