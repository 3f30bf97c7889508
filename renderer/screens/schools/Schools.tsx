/** The trust's schools by phase. */
import { schoolsByPhase } from '../../../electron/domain/school-order.ts'
import { Link } from '@tanstack/react-router'
import { formatNumber, plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Term } from '../../parts/Term.tsx'
import classes from './Schools.module.css'

export function Schools() {
  const found = useAsk('schools.list', {})
  const pupils = found.data?.schools.reduce((sum, school) => sum + (school.pupils ?? 0), 0) ?? 0
  return (
    <Screen
      help="schools"
      title={found.data?.schools.length ? plural(found.data.schools.length, 'school') : 'Schools'}
      name="Schools"
      action={
        (found.data?.schools.length ?? 0) > 1 && (
          <ButtonLink to="/compare">Compare schools</ButtonLink>
        )
      }
      sentence={
        pupils > 0
          ? `${formatNumber(pupils)} pupils, by the register that was brought in.`
          : undefined
      }
    >
      <Answer of={found} what="Reading the schools">
        {({ schools }) =>
          schools.length === 0 ? (
            <Empty
              missing="No schools yet."
              why="Results are kept for the trust’s own schools alone, so the register comes first: it says which they are."
            >
              <ButtonLink variant="filled" to="/data">
                Bring in the register
              </ButtonLink>
            </Empty>
          ) : (
            <div className={classes.scroll}>
              <table className={classes.schools}>
                <caption>Schools in alphabetical order within their phase</caption>
                <thead>
                  <tr>
                    <th scope="col">School</th>
                    <th scope="col">
                      <Term of="URN" />
                    </th>
                    <th scope="col">Local authority</th>
                    <th scope="col">Ages</th>
                    <th scope="col" className="number">
                      Pupils
                    </th>
                    <th scope="col" className="number">
                      <Term of="free school meals">Free meals, %</Term>
                    </th>
                  </tr>
                </thead>
                {schoolsByPhase(schools).map(({ phase, title, schools: members }) => (
                  <tbody key={phase}>
                    <tr className={classes.phase}>
                      <th scope="rowgroup" colSpan={6}>
                        {title}
                      </th>
                    </tr>
                    {members.map((school) => (
                      <tr key={school.urn}>
                        <th scope="row">
                          <Link to="/schools/$urn" params={{ urn: school.urn }}>
                            {school.name}
                          </Link>
                        </th>
                        <td>{school.urn}</td>
                        <td>{school.la.name}</td>
                        <td>{ages(school.ages)}</td>
                        <td className="number">
                          {school.pupils === null ? '' : formatNumber(school.pupils)}
                        </td>
                        <td className="number">
                          {school.fsm === null ? '' : formatNumber(school.fsm, 1)}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                ))}
              </table>
            </div>
          )
        }
      </Answer>
    </Screen>
  )
}

function ages({ from, to }: { from: number | null; to: number | null }): string {
  return from === null || to === null ? '' : `${from} to ${to}`
}
