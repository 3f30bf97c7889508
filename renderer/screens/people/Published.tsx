/** What of the register is published, as the page prints it; saved as a PDF. */
import { Button } from '@mantine/core'
import { interestNatureLabels } from '../../../electron/domain/interests.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Block } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import classes from './People.module.css'

export function Published() {
  const published = useAsk('interests.published', {})
  const save = useDo('interests.save')
  return (
    <Block title="For publication">
      <p>
        Members, trustees, local governors and the accounting officer, with what they hold today and
        what is for publication. It is saved as a PDF for the trust’s website.
      </p>
      <div className={classes.noprint}>
        <Button aria-disabled={save.isPending} onClick={() => !save.isPending && save.mutate({})}>
          {save.isPending ? 'Saving the page' : 'Save the page as PDF'}
        </Button>
      </div>
      {save.error && <Trouble error={save.error} />}
      {save.data && <p role="status">Saved as {save.data.file}.</p>}
      <Answer of={published} what="Looking at what is published">
        {({ entries }) =>
          entries.length === 0 ? (
            <p className="second">Nobody in office whose interests are published.</p>
          ) : (
            <ul className={classes.lines}>
              {entries.map(({ person, name, role, confirmed, interests }) => (
                <li key={person}>
                  <div>
                    <strong>
                      {name}, {role}
                    </strong>
                    {interests.length === 0 ? (
                      <p>Nothing is on the register.</p>
                    ) : (
                      <ul className={classes.seats}>
                        {interests.map((one) => (
                          <li key={one.id}>
                            {one.interest}
                            {one.organisation && `, ${one.organisation}`} (
                            {interestNatureLabels[one.nature].toLowerCase()})
                          </li>
                        ))}
                      </ul>
                    )}
                  </div>
                  <span className="second">
                    {confirmed === null
                      ? 'not confirmed yet'
                      : `confirmed ${formatDate(confirmed, 'short')}`}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Block>
  )
}
