/**
 * The layouts that Plumbline reads, each told by a few headings that define it. Columns come and go from
 * year to year, so nothing else is asked of a file; case, blanks and underscores in headings do not matter.
 */
import type { FileKind } from '../contract/shapes.ts'

/** Only letters and digits of a heading: `LA (name)`, `la_name` and `LA NAME` are one. */
export function headingKey(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Something that a layout must have: at least `atLeast` (one where left out) of the headings. */
type Need = { say: string; of: string[]; atLeast?: number }

export type Layout = {
  kind: FileKind
  title: string
  /** Whether its rows can only be chosen when the trust's schools are known. */
  needsSchools: boolean
  needs: Need[]
}

const urn: Need = { say: 'URN', of: ['urn'] }
const school: Need = { say: 'URN or ESTAB', of: ['urn', 'estab', 'laestab'] }
const rectype: Need = { say: 'RECTYPE', of: ['rectype'] }

/** In the order in which they are tried: the more telling first. */
export const layouts: Layout[] = [
  {
    kind: 'tidy',
    title: 'Explore education statistics',
    needsSchools: true,
    needs: [
      { say: 'time_period', of: ['timeperiod'] },
      { say: 'geographic_level', of: ['geographiclevel'] },
    ],
  },
  {
    kind: 'ks2',
    title: 'Key stage 2 performance tables',
    needsSchools: true,
    needs: [
      rectype,
      school,
      {
        say: 'a key stage 2 measure such as PTRWM_EXP, READPROG or READ_AVERAGE',
        of: [
          'ptrwmexp',
          'ptrwmhigh',
          'readprog',
          'writprog',
          'matprog',
          'ptreadexp',
          'ptreadhigh',
          'readaverage',
          'ptmatexp',
          'mataverage',
          'ptgpsexp',
          'gpsaverage',
          'ptwrittaexp',
          'tks1average',
          'ptks1groupl',
        ],
      },
    ],
  },
  {
    kind: 'ks5',
    title: '16 to 18 performance tables',
    needsSchools: true,
    needs: [
      rectype,
      school,
      {
        say: 'a 16 to 18 measure such as TALLPPE_ALEV_1618, VA_INS_ALEV or TPUP1618',
        of: [
          'tallppealev1618',
          'tallppeacad1618',
          'tallppegrdalev1618',
          'tallpupalev1618',
          'tallpup1618',
          'tpup1618',
          'vainsalev',
          'vainsacad',
          'tb3ptse',
          'ptaab2fac',
          'tallppeagen',
          'ptretainedalevret',
          'progexe',
        ],
      },
    ],
  },
  {
    kind: 'ks4',
    title: 'Key stage 4 performance tables',
    needsSchools: true,
    needs: [
      rectype,
      school,
      {
        say: 'a key stage 4 measure such as ATT8SCR, P8MEA or PTL2BASICS_94',
        of: [
          'att8scr',
          'totatt8',
          'p8mea',
          'p8pup',
          'ptl2basics94',
          'ptl2basics95',
          'ptl2basicsllptqee',
          'ebaccaps',
          'ptebacceptqee',
          'ptebaccptqee',
          'ptebacc94',
          'ptebacc95',
          'ptac5em',
          'ptac5emptq',
          'ptac5emptqee',
          'pt5em94',
        ],
      },
    ],
  },
  {
    kind: 'absence',
    title: 'School absence, performance tables',
    needsSchools: true,
    needs: [school, { say: 'PERCTOT or PPERSABS10', of: ['perctot', 'ppersabs10', 'ppersabs15'] }],
  },
  {
    kind: 'census',
    title: 'School census, performance tables',
    needsSchools: true,
    needs: [
      school,
      { say: 'NOR', of: ['nor'] },
      {
        say: 'a census figure such as PSENELSE, PNUMEAL or PNUMFSM',
        of: [
          'tsenelse',
          'psenelse',
          'tsenelk',
          'psenelk',
          'totsenst',
          'numeal',
          'pnumeal',
          'numfsm',
          'pnumfsm',
          'numfsmever',
          'pnumfsmever',
          'norg',
          'norb',
          'pnorg',
          'pnorb',
        ],
      },
    ],
  },
  {
    kind: 'ofsted',
    title: 'Ofsted management information',
    needsSchools: true,
    needs: [
      urn,
      {
        say: 'two or more of the inspection columns, such as "Inspection start date" and "Overall effectiveness"',
        atLeast: 2,
        of: [
          'inspectionstartdate',
          'inspectiondate',
          'overalleffectiveness',
          'qualityofeducation',
          'categoryofconcern',
          'effectivenessofleadershipandmanagement',
          'qualityofteachinglearningandassessment',
          'safeguardingiseffective',
          'safeguardingstandards',
          'inclusion',
          'curriculumandteaching',
          'leadershipandgovernance',
          'latestoeifoveralleffectiveness',
          'latestoeifqualityofeducation',
          'inspectionstartdateoflatestoeifgradedinspection',
          'dateoflatestungradedinspection',
          'ungradedinspectionoveralloutcome',
          'dateoflatestsection8inspection',
        ],
      },
    ],
  },
  {
    kind: 'gias-links',
    title: 'GIAS links between schools',
    needsSchools: false,
    needs: [
      urn,
      { say: 'LinkURN', of: ['linkurn', 'linkedurn'] },
      { say: 'LinkType', of: ['linktype'] },
    ],
  },
  {
    kind: 'gias-groups',
    title: 'GIAS links of schools to trusts',
    needsSchools: false,
    needs: [
      urn,
      { say: 'Linked UID or Group UID', of: ['linkeduid', 'groupuid', 'uid'] },
      { say: 'Group Name', of: ['groupname'] },
    ],
  },
  {
    kind: 'gias',
    title: 'GIAS register of schools',
    needsSchools: false,
    needs: [
      urn,
      { say: 'EstablishmentName', of: ['establishmentname', 'schoolname', 'name'] },
      {
        say: 'two or more of status, phase, type and local authority',
        atLeast: 2,
        of: [
          'establishmentstatusname',
          'establishmentstatus',
          'status',
          'phaseofeducationname',
          'phaseofeducation',
          'phase',
          'typeofestablishmentname',
          'typeofestablishment',
          'establishmenttypegroupname',
          'laname',
          'localauthorityname',
          'localauthority',
          'lacode',
        ],
      },
    ],
  },
]

/** What a layout asks for and a row of headings does not have. */
export function missingIn(layout: Layout, headings: Set<string>): string[] {
  return layout.needs
    .filter(({ of, atLeast = 1 }) => of.filter((each) => headings.has(each)).length < atLeast)
    .map(({ say }) => say)
}
