/** Where the pack differs from the one that was last saved, in sentences that lead to the page. */
import { useState } from 'react'
import { Button, UnstyledButton } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { formatNumber, plural } from '../../../electron/domain/wording.ts'
import { Block } from '../../parts/Screen.tsx'
import { moment } from '../../parts/words.ts'
import classes from './Pack.module.css'

/** More than this are shown when asked for. */
const few = 8

type DifferencesProps = {
  /** Whether it is being found out anew, as something has changed since this was found. */
  isLooking: boolean
  found: Output<'pack.differences'>
  /** Null where no pages are shown. */
  onPage: ((page: number) => void) | null
}

export function Differences({ found, isLooking, onPage }: DifferencesProps) {
  const [isWhole, setWhole] = useState(false)
  const { since, differences } = found
  if (!since) return null
  const shown = isWhole ? differences : differences.slice(0, few)
  const more = differences.length - shown.length
  return (
    <Block title={`Since the pack saved on ${moment(since.at)}`}>
      <p role="status" className={isLooking ? 'second' : undefined}>
        {isLooking ? 'Looking…' : sentence(differences.length)}
      </p>
      {differences.length > 0 && (
        // What was found before keeps its place, so that nothing jumps, and leads nowhere meanwhile.
        <ul className={classes.differences} data-looking={isLooking || undefined} inert={isLooking}>
          {shown.map(({ kind, words, page }) => (
            <li key={`${kind} ${words}`}>
              {page === null || onPage === null ? (
                <span>{words}.</span>
              ) : (
                <UnstyledButton className={classes.difference} onClick={() => onPage(page)}>
                  {words}.
                </UnstyledButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <div>
          <Button aria-disabled={isLooking} onClick={() => setWhole(true)}>
            Show {formatNumber(more)} more
          </Button>
        </div>
      )}
    </Block>
  )
}

function sentence(count: number): string {
  return count === 0 ? 'Nothing differs.' : `${plural(count, 'difference')}.`
}
