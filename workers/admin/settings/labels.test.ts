/** Every field of the settings has a label in every language, and no label or hint is of a field that is not there. */
import { expect, test } from 'vitest'
import { LANGUAGES } from '#domain/languages'
import { SETTINGS_GROUPS } from '#domain/settings/settings'
import { patternsOf } from './field.ts'
import { FORMS } from './forms.ts'
import { settingsMessages } from './messages/index.ts'

test.each(SETTINGS_GROUPS.flatMap((group) => LANGUAGES.map((language) => [group, language] as const)))(
  'the fields of %s are called something in %s',
  (group, language) => {
    const { labels, hints } = settingsMessages[language]
    expect(Object.keys(labels[group]).toSorted()).toEqual(patternsOf(FORMS[group]).toSorted())
    expect(Object.keys(hints[group]).filter((path) => !labels[group][path])).toEqual([])
    expect(Object.keys(hints[group])).toEqual(Object.keys(settingsMessages.en.hints[group]))
  },
)
