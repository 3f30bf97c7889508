/** What was found in a file, by its rows and columns; alike ones together until a person asks for each. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import type { Problem } from '../../../electron/contract/index.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { useDo } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import classes from './ImportReport.module.css'
import { foundInWords, groupProblems, rowsInWords } from './problem-groups.ts'

const heads: Record<Problem['severity'], string> = {
  'left-out': 'Left out',
  doubt: 'To be looked at',
  note: 'Note',
}

type ProblemTableProps = {
  problems: readonly Problem[]
  file: string
  /** The import, whose problems can be saved; null where nothing was stored. */
  id: string | null
}

export function ProblemTable({ problems, file, id }: ProblemTableProps) {
  const [each, setEach] = useState(false)
  const announce = useAnnounce()
  const save = useDo('data.saveProblems')
  const groups = each
    ? problems.map((problem) => ({ ...problem, problems: [problem] }))
    : groupProblems(problems)
  return (
    <>
      <div className={classes.scroll} role="region" aria-label={`Problems in ${file}`} tabIndex={0}>
        <table>
          <caption>What was found in {file}, by the rows and columns of the file</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Row</th>
              <th scope="col">Column</th>
              <th scope="col">Found</th>
              <th scope="col">Expected</th>
              <th scope="col">So</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ severity, column, expected, problems: alike }, index) => (
              <tr key={index}>
                <td>
                  {heads[severity]}
                  {alike.length > 1 && <span className="source"> ({alike.length})</span>}
                </td>
                <td>{rowsInWords(alike)}</td>
                <td>{column ?? ''}</td>
                <td>{foundInWords(alike)}</td>
                <td>{expected}</td>
                <td>
                  {alike[0]?.message}
                  {alike.length > 1 && ` So it is in ${plural(alike.length, 'place')}.`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {save.error && <Trouble error={save.error} />}
      <div className={classes.buttons}>
        {(each || groups.length < problems.length) && (
          <Button onClick={() => setEach(!each)}>
            {each ? 'Show alike ones together' : `Show each of ${problems.length}`}
          </Button>
        )}
        {id !== null && (
          <Button
            aria-disabled={save.isPending}
            onClick={() =>
              save.mutate({ id }, { onSuccess: (saved) => announce(`Saved as ${saved.file}`) })
            }
          >
            Save the problems as CSV
          </Button>
        )}
        {save.data && <span className="second">Saved as {save.data.file}</span>}
      </div>
    </>
  )
}
