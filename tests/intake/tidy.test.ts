import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePeriod } from '../../electron/domain/period.ts'
import { readFile } from '../../electron/intake/index.ts'
import { coversOf, groupOf } from '../../electron/intake/tidy-labels.ts'
import { tidyPeriod } from '../../electron/intake/tidy-period.ts'
import { bytesSource, fixture } from './sources.ts'
import { only, schoolLike, trust, withSchools } from './trust.ts'

const secondary = withSchools(schoolLike('137736', '9365407', { phase: 'secondary' }))
const source = (text: string, name = 'data.csv') =>
  bytesSource(new TextEncoder().encode(text), 64, name)
const read = (text: string, context = trust) => readFile(source(text), context)

const place =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,school_urn,school_laestab'
const england = (time: string) => `${time},National,E92000001,England,,,,,,,`
const surrey = (time: string) =>
  `${time},Local authority,E92000001,England,E12000008,South East,936,E10000030,Surrey,,`
const danetree = (time: string, urn = '138764') =>
  `${time},School,E92000001,England,E12000008,South East,936,E10000030,Surrey,${urn},9362092`

describe('reading explore-education-statistics files', () => {
  it('gives benchmarks of England, the region and the trust’s local authorities from attendance', async () => {
    const { title, period, observations, problems } = await readFile(
      fixture('ees/EES_aut_data_v1.csv'),
      trust,
    )
    expect(problems).toEqual([])
    expect(period).toBe('2024/25 autumn')
    expect(title).toContain('Attendance')
    expect(
      only(observations, { kpi: 'attendance.overall', areaCode: '936', covers: 'primary' }),
    ).toMatchObject({
      level: 'la',
      area: 'Surrey',
      urn: null,
      value: 95.0961442166201,
      denominator: 73945.6285714286,
      provisional: true,
      source: { column: 'attendance_perc', cell: '95.0961442166201', urn: null },
    })
    expect(
      new Set(
        observations
          .filter(({ kpi }) => kpi === 'absence.persistent')
          .map(({ level, covers }) => `${level} ${covers}`),
      ),
    ).toEqual(
      new Set(
        ['national', 'region', 'la']
          .flatMap((level) =>
            ['primary', 'secondary', 'special'].map((covers) => `${level} ${covers}`),
          )
          .concat(['national state-funded', 'region state-funded']),
      ),
    )
  })

  it('reads weeks of calendar years, and the year to date', async () => {
    const weekly = await readFile(fixture('ees/EES_weekly_data_v1.csv'), trust)
    expect(new Set(weekly.observations.map(({ period }) => period))).toEqual(
      new Set(['2022-W37', '2023-W01', '2023-W02']),
    )
    expect(weekly.period).toBeNull()
    const toDate = await readFile(fixture('ees/EES_ytd_data_v1.csv'), trust)
    expect(toDate.period).toBe('2025/26')
    expect(toDate.observations.every(({ provisional }) => provisional)).toBe(true)
  })

  it('reads admissions with their symbols, each phase apart', async () => {
    const city = withSchools(
      schoolLike('100000', '2013614', { la: { code: '201', name: 'City of London' } }),
    )
    const { observations, problems } = await readFile(fixture('ees/AppsandOffers_2021.csv'), city)
    expect(problems).toEqual([])
    expect(
      only(observations, {
        kpi: 'admissions.firstoffers',
        level: 'national',
        covers: 'primary',
        period: '2021/22',
      }),
    ).toMatchObject({ value: 91.77696545, numerator: 533014, denominator: 580771 })
    expect(new Set(observations.map(({ covers }) => covers))).toEqual(
      new Set(['primary', 'secondary']),
    )
  })

  const ks2 = `${place},breakdown_topic,breakdown,subject,expected_standard_pupil_percent,higher_standard_pupil_percent,average_scaled_score,progress_measure_score,progress_measure_lower_conf_interval,progress_measure_upper_conf_interval
${danetree('202425,Academic year')},All pupils,Total,"Reading, writing and maths",68,12,z,z,z,z
${danetree('202425,Academic year')},All pupils,Total,Reading,79,35,106,z,z,z
${danetree('202425,Academic year')},Sex,Boys,Reading,75,30,105,z,z,z
${danetree('202425,Academic year')},Disadvantaged status,Disadvantaged,Reading,c,c,c,z,z,z
${danetree('202425,Academic year')},Disadvantaged status,Disadvantaged all other,Reading,84,low,107,z,z,z
${danetree('202425,Academic year')},First language,Known or believed to be other than English,Reading,80,30,105,z,z,z
${danetree('202425,Academic year')},First language,Known or believed to be English,Reading,78,36,106,z,z,z
${danetree('202425,Academic year')},Ethnicity major,White,Reading,77,33,104,z,z,z
${danetree('202425,Academic year')},Average (2023 to 2025),3 year average,Reading,77,33,104,z,z,z
${danetree('202223,Academic year', '100999')},All pupils,Total,Reading,70,28,104,1.5,0.2,2.8
${danetree('202425,Academic year', '100998').replace('9362092', '9369999')},All pupils,Total,Reading,1,1,80,z,z,z
`

  it('reads key stage 2 by subject and breakdown, one value for each key', async () => {
    const { observations, problems } = await read(ks2)
    expect(problems).toEqual([])
    const now = { urn: '138764', period: '2024/25' } as const
    expect(only(observations, { ...now, kpi: 'ks2.rwm.expected', group: 'all' }).value).toBe(68)
    expect(only(observations, { ...now, kpi: 'ks2.reading.average', group: 'all' }).value).toBe(106)
    expect(only(observations, { ...now, kpi: 'ks2.reading.average', group: 'boys' }).value).toBe(
      105,
    )
    expect(only(observations, { ...now, kpi: 'ks2.reading.average', group: 'eal' }).value).toBe(105)
    expect(
      only(observations, { ...now, kpi: 'ks2.reading.average', group: 'disadvantaged' }),
    ).toMatchObject({ state: 'suppressed', value: null })
    expect(
      only(observations, { ...now, kpi: 'ks2.reading.higher', group: 'not-disadvantaged' }),
    ).toMatchObject({ state: 'rounds-to-zero', value: null })
    expect(only(observations, { ...now, kpi: 'ks2.reading.average.threeyear' }).value).toBe(104)
    expect(only(observations, { ...now, kpi: 'ks2.reading.progress', group: 'all' })).toMatchObject(
      { state: 'not-applicable', value: null, lower: null },
    )
    expect(
      observations.filter(({ value }) => value === 77 || value === 78).map(({ kpi }) => kpi),
      'groups that are not ours',
    ).toEqual([])
  })

  it('follows LAESTAB for years before the school had its present URN', async () => {
    const { observations } = await read(ks2)
    expect(only(observations, { kpi: 'ks2.reading.progress', period: '2022/23' })).toMatchObject({
      urn: '138764',
      matched: 'laestab',
      value: 1.5,
      lower: 0.2,
      upper: 2.8,
      source: { urn: '100999' },
    })
  })

  const ks4 = `${place},establishment_type_group,version,breakdown_topic,breakdown,sex,disadvantage_status,first_language,prior_attainment,mobility,pupil_count,attainment8_average,engmath_95_percent,progress8_average,progress8_lower_95_ci,progress8_upper_95_ci
202425,Academic year,School,E92000001,England,E12000008,South East,936,E10000030,Surrey,137736,9365407,Academies,Final,Total,Total,Total,Total,Total,Total,Total,180,55.1,61.5,z,z,z
202425,Academic year,School,E92000001,England,E12000008,South East,936,E10000030,Surrey,137736,9365407,Academies,Final,Sex,Boys,Boys,Total,Total,Total,Total,0,z,z,z,z,z
202425,Academic year,School,E92000001,England,E12000008,South East,936,E10000030,Surrey,137736,9365407,Academies,Final,Sex,Girls,Girls,Total,Total,Total,Total,180,55.1,61.5,z,z,z
202425,Academic year,School,E92000001,England,E12000008,South East,936,E10000030,Surrey,137736,9365407,Academies,Final,Sex and disadvantage,Girls disadvantaged,Girls,Disadvantaged,Total,Total,Total,20,44.0,35.0,z,z,z
202425,Academic year,School,E92000001,England,E12000008,South East,936,E10000030,Surrey,137736,9365407,Academies,Final,Prior attainment,Low,Total,Total,Total,Low,Total,12,30.2,8.3,z,z,z
${england('202425,Academic year')},All state-funded,Provisional,Total,Total,Total,Total,Total,Total,Total,600000,45.9,45.1,z,z,z
${england('202425,Academic year')},All state-funded,Final,Total,Total,Total,Total,Total,Total,Total,600100,46.0,45.2,z,z,z
${england('202425,Academic year')},All schools,Final,Total,Total,Total,Total,Total,Total,Total,650000,44.9,44.0,z,z,z
${england('202425,Academic year')},Free schools,Final,Total,Total,Total,Total,Total,Total,Total,20000,47.0,48.0,z,z,z
`

  it('pins key stage 4’s five filters, so that rows do not multiply', async () => {
    const { observations, problems } = await read(ks4, secondary)
    expect(problems).toEqual([])
    const school = observations.filter(
      ({ level, kpi }) => level === 'school' && kpi === 'ks4.attainment8',
    )
    expect(school.map(({ group, value, state }) => [group, value, state])).toEqual([
      ['all', 55.1, 'value'],
      ['boys', null, 'not-applicable'],
      ['girls', 55.1, 'value'],
      ['prior-low', 30.2, 'value'],
    ])
    expect(
      only(observations, { kpi: 'ks4.basics.strong', group: 'all', urn: '137736' }).denominator,
    ).toBe(180)
  })

  it('takes the final figure where a file has both, and tells which schools it covers', async () => {
    const { observations } = await read(ks4, secondary)
    const attainment = observations.filter(
      ({ level, kpi }) => level === 'national' && kpi === 'ks4.attainment8',
    )
    expect(
      attainment.map(({ covers, value, provisional }) => [covers, value, provisional]),
    ).toEqual([
      ['state-funded', 46, false],
      ['all', 44.9, false],
    ])
  })

  it('reads a trust’s own survey, term by term, without any mapping', async () => {
    const { observations, title } = await read(
      `${place},breakdown_topic,breakdown,voice_pupils_belong,voice_pupils_belong_numerator,voice_pupils_belong_denominator,attendance_perc
${danetree('202526,Autumn term')},Total,Total,81,162,200,95.2
${danetree('202526,Autumn term')},Sex,Girls,84,84,100,
${danetree('2025-11,Month')},Total,Total,,,,94.8
${danetree('2025,Week 47')},Total,Total,,,,94.1
`,
    )
    expect(only(observations, { kpi: 'voice.pupils.belong', group: 'all' })).toMatchObject({
      period: '2025/26 autumn',
      value: 81,
      numerator: 162,
      denominator: 200,
      level: 'school',
      urn: '138764',
    })
    expect(only(observations, { kpi: 'voice.pupils.belong', group: 'girls' }).value).toBe(84)
    expect(
      observations
        .filter(({ kpi }) => kpi === 'attendance.overall')
        .map(({ period, value, provisional }) => [period, value, provisional]),
    ).toEqual([
      ['2025/26 autumn', 95.2, false],
      ['2025-11', 94.8, false],
      ['2025-W47', 94.1, false],
    ])
    expect(title).toContain('Attendance')
  })

  it('finds a measure that the trust defined itself', async () => {
    const model = trust.kpis.find(({ code }) => code === 'voice.pupils.belong')
    if (!model) throw new Error('no model')
    const own = { ...model, code: 'oaks.forest.days', tidy: [], wide: [] }
    const { observations } = await read(
      `${place},oaks_forest_days\n${danetree('202526,Academic year')},12\n`,
      { ...trust, kpis: [own] },
    )
    expect(observations).toMatchObject([{ kpi: 'oaks.forest.days', value: 12, period: '2025/26' }])
  })

  it('reads the trust’s own row, and no other trust’s', async () => {
    const { observations } = await read(
      `time_period,time_identifier,geographic_level,trust_name,finance_staffcost\n202526,Academic year,MAT,GLF Schools,76.4\n202526,Academic year,MAT,Another Trust,90.1\n`,
    )
    expect(observations).toMatchObject([
      { level: 'trust', urn: null, area: null, covers: null, value: 76.4 },
    ])
  })

  it('pins filters that it has never heard of, with and without metadata', async () => {
    const text = `${place},weather,sess_overall_percent,enrolments\n${surrey('202425,Academic year')},Total,6.1,1000\n${surrey('202425,Academic year')},Rainy,7.9,300\n${surrey('202425,Academic year')},Dry,5.3,700\n`
    const plain = await read(text)
    expect(plain.observations.map(({ value }) => value)).toEqual([6.1])
    const meta = source(
      'col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\nweather,Filter,Weather,,,,,\nsess_overall_percent,Indicator,Absence,,%,1,,\nenrolments,Indicator,Pupils,,,0,,\n',
      'data.meta.csv',
    )
    const { observations, problems } = await readFile(source(text), trust, { metas: [meta] })
    expect(observations.map(({ value }) => value)).toEqual([6.1])
    expect(problems).toEqual([])
  })

  it('does not take the gender that a school admits for a group of its pupils', async () => {
    const { observations } = await read(
      `${place},gender,sess_overall_percent\n${danetree('202425,Academic year')},Girls,6.1\n${surrey('202425,Academic year')},Mixed,5.9\n`,
    )
    expect(observations.map(({ group, value }) => [group, value])).toEqual([
      ['all', 6.1],
      ['all', 5.9],
    ])
  })

  it('stores none of several values for one key, which an unknown filter without a total gives', async () => {
    const { observations, problems } = await read(
      `${place},weather,sess_overall_percent\n${surrey('202425,Academic year')},Rainy,7.9\n${surrey('202425,Academic year')},Dry,5.3\n${danetree('202425,Academic year')},Dry,5.0\n`,
    )
    expect(observations.map(({ level, value }) => [level, value])).toEqual([['school', 5]])
    expect(problems).toMatchObject([{ severity: 'left-out', found: '7.9 and 5.3' }])
  })

  it('doubts a measure whose metadata gives it another unit', async () => {
    const meta = source(
      'col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp\nsess_overall_percent,Indicator,Absence,,£,1\n',
      'data.meta.csv',
    )
    const { problems } = await readFile(
      source(`${place},sess_overall_percent\n${surrey('202425,Academic year')},6.1\n`),
      trust,
      { metas: [meta] },
    )
    expect(problems).toMatchObject([{ severity: 'doubt', found: '£' }])
  })

  it('leaves out periods that it has no words for: two terms together with a note for all years', async () => {
    const { observations, problems } = await read(
      `${place},sess_overall_percent\n${surrey('202425,Autumn and spring term')},6.1\n${surrey('2024,Calendar year')},6.2\n${danetree('202324,Autumn and spring term')},6.3\n`,
    )
    expect(observations).toEqual([])
    expect(problems.map(({ severity, found }) => `${severity} ${found}`)).toEqual([
      'note Autumn and spring term',
      'left-out Calendar year',
    ])
    expect(problems[0]?.message).toContain('2 rows')
  })

  it('refuses a tidy file without any measure that it knows, and says what it looked for', async () => {
    await expect(
      read(`${place},rainfall\n${surrey('202425,Academic year')},6.1\n`),
    ).rejects.toMatchObject({
      code: 'ImportUnknown',
      message: expect.stringContaining('attainment8_average'),
    })
  })

  it('reports text that is neither number nor symbol', async () => {
    const { observations, problems } = await read(
      `${place},sess_overall_percent\n${surrey('202425,Academic year')},about six\n`,
    )
    expect(observations).toEqual([])
    expect(problems).toMatchObject([
      { severity: 'left-out', row: 2, column: 'sess_overall_percent', found: 'about six' },
    ])
  })
})

describe('shapes of other releases', () => {
  const school = (time: string) => danetree(time)
  it.each<[release: string, columns: string, rows: string[], expected: unknown[]]>([
    [
      'absence, three terms, by school',
      'school_type,education_phase,enrolments,sess_possible,sess_overall_percent,sess_unauthorised_percent,enrolments_pa_10_exact,enrolments_pa_10_exact_percent,enrolments_pa_50_exact_percent',
      [
        `${school('202425,Academic year')},Academies,State-funded primary,420,120000,5.1,1.2,60,14.2857142857143,low`,
      ],
      [
        ['absence.overall', 5.1],
        ['absence.unauthorised', 1.2],
        ['absence.persistent', 14.2857142857143],
        ['absence.severe', null],
      ],
    ],
    [
      'suspensions, by school',
      'education_phase,headcount,suspension,susp_rate,one_plus_susp,one_plus_susp_rate,perm_excl,perm_excl_rate',
      [`${school('202425,Autumn term')},State-funded primary,420,3,0.71,2,0.48,0,0`],
      [
        ['suspensions.rate', 0.71],
        ['suspensions.pupils', 0.48],
        ['exclusions.number', 0],
        ['exclusions.rate', 0],
      ],
    ],
    [
      '16 to 18 by exam cohort and disadvantage',
      'disadvantage_status,exam_cohort,aps_per_entry,aps_per_entry_student_count,value_added,value_added_lower_ci,value_added_upper_ci,retained_percent,best_three_alevels_aps,aab_percent,best_three_alevels_student_count',
      [
        `${school('202425,Academic year')},Total,A level,35.2,88,0.12,0.01,0.23,94.1,36.0,18.1,70`,
        `${school('202425,Academic year')},Total,Academic,35.9,90,0.1,0,0.2,94.0,z,z,z`,
        `${school('202425,Academic year')},Disadvantaged,A level,c,c,c,c,c,c,c,c,c`,
      ],
      [
        ['ks5.alevel.aps', 35.2],
        ['ks5.alevel.valueadded', 0.12],
        ['ks5.alevel.best3', 36],
        ['ks5.alevel.aab', 18.1],
        ['ks5.alevel.retention', 94.1],
        ['ks5.academic.aps', 35.9],
        ['ks5.academic.valueadded', 0.1],
        ['ks5.academic.retention', 94],
        ['ks5.alevel.aps', null],
        ['ks5.alevel.valueadded', null],
        ['ks5.alevel.best3', null],
        ['ks5.alevel.aab', null],
        ['ks5.alevel.retention', null],
      ],
    ],
    [
      'admissions, by school',
      'school_phase,entry_year,total_number_places_offered,times_put_as_1st_preference,proportion_1stprefs_v_totaloffers',
      [`${school('202526,Academic year')},Primary,R,60,75,1.25`],
      [
        ['admissions.firstpreferences', 1.25],
        ['admissions.places', 60],
      ],
    ],
    [
      'destinations after key stage 4',
      'breakdown_topic,breakdown,sex,ethnicity_major,disadvantage_status,destination_group,cohort_count,pupil_percent',
      [
        `${school('202223,Academic year')},Total,Total,Total,Total,Total,Overall destination,150,94.7`,
        `${school('202223,Academic year')},Total,Total,Total,Total,Total,Sustained apprenticeships,150,3.3`,
        `${school('202223,Academic year')},Ethnicity,White,Total,White,Total,Overall destination,90,93.1`,
      ],
      [['ks4.destinations', 94.7]],
    ],
    [
      'workforce, pupils for each teacher',
      'school_type,pupils_fte,pupil_to_qual_teacher_ratio',
      [`${school('202425,Academic year')},Primary,420,20.6`],
      [['staff.pupilteacher', 20.6]],
    ],
  ])('%s', async (_, columns, rows, expected) => {
    const { observations, problems } = await read(`${place},${columns}\n${rows.join('\n')}\n`)
    expect(problems).toEqual([])
    const sorted = (list: unknown[]) => list.map((each) => JSON.stringify(each)).toSorted()
    expect(sorted(observations.map(({ kpi, value }) => [kpi, value]))).toEqual(sorted(expected))
  })

  it('gives one value for each key, however the filters multiply the rows', async () => {
    const labels = {
      sex: ['Total', 'Boys', 'Girls'],
      disadvantage_status: ['Total', 'Disadvantaged', 'Not known to be disadvantaged'],
      weather: ['Total', 'Rainy', 'Dry'],
      subject: ['Reading', 'Maths', 'Art'],
    }
    const every = labels.sex.flatMap((sex) =>
      labels.disadvantage_status.flatMap((status) =>
        labels.weather.flatMap((weather) =>
          labels.subject.map((subject) => [sex, status, weather, subject]),
        ),
      ),
    )
    const header = `${place},${Object.keys(labels).join(',')},average_scaled_score`
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(every, { minLength: 1 }), async (chosen) => {
        const scored = chosen.map((row, i) => ({ row, score: 80 + i / 4 }))
        const text = scored.map(
          ({ row, score }) => `${danetree('202425,Academic year')},${row.join(',')},${score}`,
        )
        // The row that shows the filter's total stands in every real file, though not for every school.
        const total = `${england('202425,Academic year')},Total,Total,Total,Art,100`
        const { observations } = await read(`${header}\n${total}\n${text.join('\n')}\n`)
        const expected = scored.flatMap(({ row: [sex, status, weather, subject], score }) => {
          const group =
            sex === 'Total'
              ? ({ Total: 'all', Disadvantaged: 'disadvantaged' }[status ?? ''] ??
                'not-disadvantaged')
              : status === 'Total'
                ? sex?.toLowerCase()
                : null
          return weather === 'Total' && group !== null && subject !== 'Art'
            ? [`ks2.${subject?.toLowerCase()}.average ${group} ${score}`]
            : []
        })
        expect(
          observations.map(({ kpi, group, value }) => `${kpi} ${group} ${value}`).toSorted(),
        ).toEqual(expected.toSorted())
      }),
      { numRuns: 40 },
    )
  })
})

describe('periods of tidy files', () => {
  it.each([
    ['202425', 'Academic year', '2024/25'],
    ['202425', 'Autumn term', '2024/25 autumn'],
    ['202425', 'Spring term', '2024/25 spring'],
    ['202425', 'Summer Term', '2024/25 summer'],
    ['202425', 'Autumn and spring term', null],
    ['2024/25', 'Autumn and spring term', null],
    ['2024/25', 'Spring term', '2024/25 spring'],
    ['2022', 'Week 37', '2022-W37'],
    ['202223', 'Week 2', '2023-W02'],
    ['202223', 'Week 37', '2022-W37'],
    ['2025', 'November', '2025-11'],
    ['202526', 'January', '2026-01'],
    ['202425', 'Financial year', 'FY2024/25'],
    ['2025-11', '', '2025-11'],
    ['2025-11-23', 'Day', '2025-11-23'],
    ['2024', 'Calendar year', null],
    ['2024', 'Academic year', null],
    ['202426', 'Academic year', null],
    ['2021', 'Week 53', null],
  ])('%s %s is %s', (period, identifier, expected) => {
    expect(tidyPeriod(period, identifier)).toBe(expected)
  })

  it('gives a period that can be read back, or none', () => {
    const identifier = fc.oneof(
      fc.constantFrom('Academic year', 'Autumn term', 'Week 12', 'March', 'Financial year', ''),
      fc.string(),
    )
    fc.assert(
      fc.property(
        fc.oneof(fc.stringMatching(/^\d{4,6}$/), fc.string()),
        identifier,
        (period, part) => {
          const found = tidyPeriod(period, part)
          if (found !== null) expect(parsePeriod(found)).not.toBeNull()
        },
      ),
    )
  })
})

describe('labels of tidy files', () => {
  it('knows pupil groups by their topic, so that "High" is not always prior attainment', () => {
    expect(groupOf('Prior attainment', 'High')).toBe('prior-high')
    expect(groupOf('Deprivation', 'High')).toBeNull()
    expect(groupOf('Disadvantage status', 'Not known to be disadvantaged')).toBe(
      'not-disadvantaged',
    )
    expect(groupOf('sex', 'Total')).toBe('all')
  })

  it('knows which schools an area’s row is about', () => {
    expect(coversOf(['State-funded primary'])).toBe('primary')
    expect(coversOf(['Total', 'Special'])).toBe('special')
    expect(coversOf([])).toBe('state-funded')
    expect(coversOf(['Primary', 'Secondary'])).toBeNull()
    expect(coversOf(['Non-maintained special'])).toBeNull()
  })
})
