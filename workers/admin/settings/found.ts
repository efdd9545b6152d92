/** The search among the fields of the settings. */
import { hasWords } from '#domain/folding'
import type { Language } from '#domain/languages'
import { SETTINGS_GROUPS, type SettingsGroup } from '#domain/settings/settings'
import { settingsMessages } from './messages/index.ts'

export type FieldFound = {
  readonly group: SettingsGroup
  readonly path: string
  readonly label: string
  readonly hint: string
}

/** Fields whose group, label or hint has the words, in the reader's language. */
export const fieldsFound = (words: string, language: Language): FieldFound[] => {
  const { labels, hints, groups } = settingsMessages[language]
  return SETTINGS_GROUPS.flatMap((group) =>
    Object.entries(labels[group])
      .map(([path, label]) => ({ group, path, label, hint: hints[group][path] ?? '' }))
      .filter(({ label, hint }) => hasWords(`${groups[group]} ${label} ${hint}`, words)),
  )
}
