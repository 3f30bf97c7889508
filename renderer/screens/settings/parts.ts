/** The parts of the settings, by the last word of their address. */
export const settingsParts = [
  { part: 'trust', name: 'Trust' },
  { part: 'calendar', name: 'Terms and calendar' },
  { part: 'rules', name: 'Thresholds and rules' },
  { part: 'security', name: 'Security' },
  { part: 'appearance', name: 'Appearance' },
  { part: 'about', name: 'About' },
] as const

export type SettingsPart = (typeof settingsParts)[number]['part']
