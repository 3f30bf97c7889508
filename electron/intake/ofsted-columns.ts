/**
 * Where Ofsted's management information says what. One row carries up to four inspections of a school side
 * by side, each in columns of its own: the present report card, the latest graded inspection (alone in older
 * files), the latest ungraded one (called section 8 or short before), and the one before (older files).
 * Headings are letters and digits only, the preferred first.
 */

export type InspectionColumns = {
  kind: 'graded' | 'ungraded'
  /** Which of Ofsted's frameworks the columns are for; era is told by date and columns together. */
  form: 'report-card' | 'grades' | 'outcome'
  date: string[]
  published: string[]
  type: string[]
  urnAtTime: string[]
  concern: string[]
  safeguarding: string[]
  /** Overall effectiveness, or the outcome of an ungraded inspection. */
  overall: string[]
  /** In the order of the report; `provision` is judged only where a school has it. */
  areas: { area: string; of: string[]; provision?: boolean }[]
}

const reportCardAreas: InspectionColumns['areas'] = [
  { area: 'Inclusion', of: ['inclusion'] },
  { area: 'Curriculum and teaching', of: ['curriculumandteaching'] },
  { area: 'Achievement', of: ['achievement'] },
  { area: 'Attendance and behaviour', of: ['attendanceandbehaviour'] },
  {
    area: 'Personal development and wellbeing',
    of: ['personaldevelopmentandwellbeing', 'personaldevelopmentandwellbeingjudgement'],
  },
  { area: 'Early years', of: ['earlyyearswhereapplicable', 'earlyyears'], provision: true },
  {
    area: 'Post-16 provision',
    of: ['post16provisionwhereapplicable', 'post16provision'],
    provision: true,
  },
  { area: 'Leadership and governance', of: ['leadershipandgovernance'] },
]

/** Areas of the frameworks of 2019 and of 2015; a row has those of one of them. */
const gradedAreas: { area: string; of: string; provision?: boolean }[] = [
  { area: 'Quality of education', of: 'qualityofeducation' },
  {
    area: 'Quality of teaching, learning and assessment',
    of: 'qualityofteachinglearningandassessment',
  },
  { area: 'Behaviour and attitudes', of: 'behaviourandattitudes' },
  { area: 'Personal development', of: 'personaldevelopment' },
  {
    area: 'Personal development, behaviour and welfare',
    of: 'personaldevelopmentbehaviourandwelfare',
  },
  { area: 'Leadership and management', of: 'effectivenessofleadershipandmanagement' },
  { area: 'Outcomes for pupils', of: 'outcomesforpupils' },
  { area: 'Outcomes for children and learners', of: 'outcomesforchildrenandlearners' },
  { area: 'Early years provision', of: 'earlyyearsprovisionwhereapplicable', provision: true },
  { area: 'Sixth form provision', of: 'sixthformprovisionwhereapplicable', provision: true },
  { area: '16 to 19 study programmes', of: '16to19studyprogrammes', provision: true },
]

const gradedWith = (prefix: string): InspectionColumns['areas'] =>
  gradedAreas.map((each) => ({ ...each, of: [prefix + each.of] }))

const reportCard: InspectionColumns = {
  kind: 'graded',
  form: 'report-card',
  date: ['inspectionstartdate', 'inspectiondate'],
  published: ['publicationdate'],
  type: ['inspectiontype', 'inspectiontypegrouping'],
  urnAtTime: ['urnattimeoflatestfullinspection'],
  concern: ['categoryofconcern'],
  safeguarding: ['safeguardingstandards'],
  overall: [],
  areas: reportCardAreas,
}

const latestOeif: InspectionColumns = {
  kind: 'graded',
  form: 'grades',
  date: ['inspectionstartdateoflatestoeifgradedinspection'],
  published: ['publicationdateoflatestoeifgradedinspection'],
  type: ['inspectiontypeoflatestoeifgradedinspection'],
  urnAtTime: ['urnattimeoflatestoeifgradedinspection'],
  concern: ['latestoeifcategoryofconcern'],
  safeguarding: ['latestoeifsafeguardingiseffective'],
  overall: ['latestoeifoveralleffectiveness'],
  areas: gradedWith('latestoeif'),
}

const latestGraded: InspectionColumns = {
  kind: 'graded',
  form: 'grades',
  date: ['inspectionstartdate', 'inspectiondate'],
  published: ['publicationdate'],
  type: ['inspectiontype', 'inspectiontypegrouping'],
  urnAtTime: ['urnattimeoflatestfullinspection', 'urnattimeofinspection'],
  concern: ['categoryofconcern'],
  safeguarding: ['safeguardingiseffective', 'issafeguardingeffective'],
  overall: ['overalleffectiveness'],
  areas: gradedWith(''),
}

const previousGraded: InspectionColumns = {
  kind: 'graded',
  form: 'grades',
  date: ['previousinspectionstartdate', 'previousfullinspectiondate', 'previousinspectiondate'],
  published: ['previouspublicationdate'],
  type: [],
  urnAtTime: ['urnattimeofpreviousfullinspection', 'urnattimeofpreviousinspection'],
  concern: ['previouscategoryofconcern'],
  safeguarding: ['previoussafeguardingiseffective', 'previousissafeguardingeffective'],
  overall: ['previousfullinspectionoveralleffectiveness', 'previousoveralleffectiveness'],
  areas: gradedWith('previous'),
}

const ungraded: InspectionColumns = {
  kind: 'ungraded',
  form: 'outcome',
  date: [
    'dateoflatestungradedinspection',
    'dateoflatestsection8inspection',
    'dateoflatestshortinspection',
  ],
  published: [
    'ungradedinspectionpublicationdate',
    'section8inspectionpublicationdate',
    'shortinspectionpublicationdate',
  ],
  type: [],
  urnAtTime: [
    'urnattimeoftheungradedinspection',
    'urnattimeofthesection8inspection',
    'urnattimeoftheshortinspection',
  ],
  concern: [],
  safeguarding: [],
  overall: [
    'ungradedinspectionoveralloutcome',
    'section8inspectionoveralloutcome',
    'shortinspectionoveralloutcome',
  ],
  areas: [],
}

/** The inspections that a file with these headings carries in each row, the newest first. */
export function inspectionsIn(has: (names: string[]) => boolean): InspectionColumns[] {
  const cards = reportCardAreas.filter(({ of }) => has(of)).length >= 3
  const forms = [cards ? reportCard : latestGraded, latestOeif, ungraded, previousGraded]
  return forms.filter((form) => has(form.date))
}
