/** Every import, and undoing or bringing back a whole one. */
import { plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { DataViews } from './DataViews.tsx'
import { ImportHistory } from './ImportHistory.tsx'

export function History() {
  const imports = useAsk('import.list', {})
  const list = imports.data?.imports ?? []
  const undone = list.filter((one) => one.undone !== null).length
  return (
    <Screen
      help="data"
      wide
      title={list.length > 0 ? plural(list.length, 'import') : 'History of imports'}
      name="History of imports"
      sentence={
        list.length > 0
          ? `${undone === 0 ? 'All of them are in force.' : `${plural(undone, 'is', 'are')} undone.`} Undoing one takes back what it brought; what that had replaced is in force again.`
          : undefined
      }
      crumbs={[{ name: 'Data', to: '/data' }]}
    >
      <DataViews />
      <Answer of={imports} what="Reading the history">
        {() =>
          list.length === 0 ? (
            <Empty
              missing="Nothing has been brought in yet."
              why="Every file that comes in and every grid of values that is typed stands here, with what it brought, and can be undone whole."
            >
              <ButtonLink variant="filled" to="/data">
                Bring in data
              </ButtonLink>
            </Empty>
          ) : (
            <ImportHistory imports={list} />
          )
        }
      </Answer>
    </Screen>
  )
}
