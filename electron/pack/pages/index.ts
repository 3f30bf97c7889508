/** Which page function draws each section; `schools` draws one school. */
import type { Section } from '../../domain/meeting.ts'
import type { DrawPages } from '../page.ts'
import { drawActions } from './actions.ts'
import { drawCapacity } from './capacity.ts'
import { drawChanges } from './changes.ts'
import { drawCommitment } from './commitment.ts'
import { drawComparedCharts } from './compared-charts.ts'
import { drawComparison } from './comparison.ts'
import { drawDecisionPage } from './decision-page.ts'
import { drawExceptions } from './exceptions.ts'
import { drawFinance } from './finance.ts'
import { drawGlossary } from './glossary.ts'
import { drawKnowledge } from './knowledge.ts'
import { drawReport } from './report.ts'
import { drawRisks } from './risks.ts'
import { drawSchool } from './school.ts'
import { drawScorecard } from './scorecard.ts'
import { drawVision } from './vision.ts'

export const sectionPages: Readonly<Record<Section, DrawPages>> = {
  decisions: drawDecisionPage,
  changes: drawChanges,
  vision: drawVision,
  report: drawReport,
  scorecard: drawScorecard,
  exceptions: drawExceptions,
  comparison: (context) => {
    drawComparison(context)
    drawComparedCharts(context)
  },
  schools: drawSchool,
  knowledge: drawKnowledge,
  capacity: drawCapacity,
  commitment: drawCommitment,
  finance: drawFinance,
  risks: drawRisks,
  actions: drawActions,
  glossary: drawGlossary,
}
