/** What a form of the settings is shown with: what stands in it, what is amiss where, and in whose words. */
import type { Destination } from '#schema/products/settings/destinations'
import { own } from '#domain/own'
import type { Language } from '#domain/languages'
import type { Filled } from '#domain/settings/compare'
import type { SettingsGroup } from '#domain/settings/settings'
import { below, fieldAt, patternOf, type MemberList } from './field.ts'
import { FORMS } from './forms.ts'
import { documentIn } from './read.ts'
import { settingsMessages } from './messages/index.ts'

/** As the command tells it: the field as a path from its document; `problem` where the shape itself is wrong. */
export type Issue = {
  readonly path: string
  readonly code: string
  readonly problem?: string
  readonly measured?: string
}

export type Shown = {
  readonly group: SettingsGroup
  readonly language: Language
  /** What is amiss, by the field at which it is told. */
  readonly amiss: ReadonlyMap<string, readonly string[]>
  /** The field that takes the focus, because it has just come. */
  readonly focus: string | null
  /** Currencies that the shop sells in. */
  readonly currencies: readonly string[]
  readonly now: number
  /** Rows of the document that others name, as they stand in the form. */
  readonly members: Readonly<Record<MemberList, readonly { readonly id: string; readonly name: string }[]>>
  /** Those of the shop, as they were saved last. */
  readonly locations: readonly { readonly id: string; readonly name: string }[]
  /** Where a link may lead, as far as it is offered without asking. */
  readonly destinations: readonly Destination[]
}

/** What a field is called; a row and what it is part of are called the same. */
export const labelOf = (group: SettingsGroup, path: string, language: Language): string => {
  const { labels, languages } = settingsMessages[language]
  const known: Readonly<Record<string, string>> = labels[group]
  const steps = path.split('.')
  const last = steps.at(-1) ?? ''
  const label = own(known, patternOf(path))
  if (label !== undefined) return label
  return `${own(known, patternOf(steps.slice(0, -1).join('.'))) ?? ''}, ${own(languages as Record<string, string>, last) ?? last}`
}

export const hintOf = (group: SettingsGroup, path: string, language: Language): string | undefined =>
  settingsMessages[language].hints[group][patternOf(path)]

/** `Methods 2 › Prices 1 › Currency` */
export const wayTo = (group: SettingsGroup, path: string, language: Language): string => {
  const steps = path.split('.')
  const parts: string[] = []
  for (const [index, step] of steps.entries()) {
    const before = steps.slice(0, index).join('.')
    if (/^\d+$/.test(step)) parts.push(`${parts.pop() ?? ''} ${Number(step) + 1}`)
    else if (fieldAt(FORMS[group], before).field.kind === 'text')
      parts.push(`${parts.pop() ?? ''}${languageOf(step, language)}`)
    else parts.push(labelOf(group, below(before, step), language))
  }
  return parts.join(' › ')
}

const languageOf = (step: string, language: Language): string => {
  const names: Readonly<Record<string, string>> = settingsMessages[language].languages
  return language === 'zh' ? `（${own(names, step) ?? step}）` : `, ${own(names, step) ?? step}`
}

const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, step) => (typeof at === 'object' && at !== null ? own(at as Record<string, unknown>, step) : undefined),
      value,
    )

/** More of a value than this is no help to whoever looks for it. */
const VALUE_SHOWN = 60

const wordsFor = (
  group: SettingsGroup,
  { path, code, problem, measured }: Issue,
  document: unknown,
  language: Language,
) => {
  const { faults, readAs } = settingsMessages[language]
  const { field } = fieldAt(FORMS[group], path)
  const kind = field.kind === 'range' ? 'whole' : field.kind
  if (code === 'out-of-range' && kind in readAs) return readAs[kind as keyof typeof readAs]
  const value = valueAt(document, path)
  const typed = measured ?? (typeof value === 'string' ? value.slice(0, VALUE_SHOWN) : '')
  const textOf = own(faults as Readonly<Record<string, (typed: string) => string>>, code)
  return textOf ? textOf(typed) : (problem ?? code)
}

/** Told at the field in which it is typed, each once. */
export const amissIn = (
  group: SettingsGroup,
  issues: readonly Issue[],
  filled: Filled,
  language: Language,
): ReadonlyMap<string, readonly string[]> => {
  const document = documentIn(FORMS[group], filled)
  const byPath = new Map<string, string[]>()
  for (const issue of issues) {
    const { path } = fieldAt(FORMS[group], issue.path)
    const words = wordsFor(group, issue, document, language)
    const before = byPath.get(path) ?? []
    if (!before.includes(words)) byPath.set(path, [...before, words])
  }
  return byPath
}
