/** The field that says which page is shown and goes to any other. */
import { useState } from 'react'
import { TextInput } from '@mantine/core'
import classes from './Reader.module.css'

export function PageNumber({
  page,
  pages,
  onGo,
}: {
  page: number
  pages: number
  onGo(page: number): void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  function go() {
    const wanted = Number(typed)
    setTyped(null)
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) onGo(wanted)
  }
  return (
    <form
      className={classes.number}
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <span>Page</span>
      <TextInput
        aria-label={`Page, of ${pages}`}
        inputMode="numeric"
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => typed !== null && go()}
        className={classes.page}
      />
      <span>of {pages}</span>
    </form>
  )
}
