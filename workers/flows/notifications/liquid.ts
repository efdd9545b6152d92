/**
 * The language in which merchants write words of mails: Liquid, as the field knows it, without whatever could go on or reach out.
 *
 * There is no loop, no include, no assignment and no filter that makes a text longer by more than it says: a template of six thousand
 * characters is done after six thousand characters, so nobody has to count time, which stands still while a Worker computes. What
 * comes out is text; the mail's own layout escapes it. Loaded where a mail is written in a merchant's words, and nowhere else.
 *
 * @see https://liquidjs.com/tutorials/dos.html
 */
import { Liquid } from 'liquidjs'
import {
  oneLine,
  plainFaults,
  sampleReaders,
  VARIABLES,
  WORD_FIELDS,
  type EditableTemplate,
  type TemplateWords,
  type Values,
  type WordsFault,
} from '#domain/notifications/template'

const TAGS = new Set(['if', 'unless', 'case', 'comment', 'raw', '#'])
const FILTERS = new Set(['default', 'upcase', 'downcase', 'capitalize', 'strip', 'truncate', 'size'])

const made = (): Liquid => {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    // No file is read: there is none.
    templates: {},
    parseLimit: 20_000,
    memoryLimit: 100_000,
  })
  for (const name of Object.keys(liquid.tags)) if (!TAGS.has(name)) delete liquid.tags[name]
  for (const name of Object.keys(liquid.filters)) if (!FILTERS.has(name)) delete liquid.filters[name]
  return liquid
}

const liquid = made()

/** A range counts to whatever it says, also where nothing loops over it. */
const RANGE = /\(\s*[^()]*\.\.[^()]*\)/

type Amiss = Pick<WordsFault, 'fault' | 'about'>
type Segments = readonly (string | number | Segments)[]

/** `name.first`, `name[order]`: as it may have been written. */
const pathOf = ([first, ...rest]: Segments): string =>
  `${String(first)}${rest.map((one) => (Array.isArray(one) ? `[${pathOf(one as Segments)}]` : `.${String(one)}`)).join('')}`

/** Variables are words and numbers: there is nothing within them. */
const unknownIn = (paths: readonly Segments[], known: readonly string[]): string | undefined => {
  const unknown = paths.find((path) => path.length > 1 || !known.includes(String(path[0])))
  return unknown && pathOf(unknown)
}

/** Read, and filled in for every kind of reader. */
const amissIn = (text: string, template: EditableTemplate): Amiss | null => {
  if (RANGE.test(text)) return { fault: 'broken', about: '(…..…)' }
  try {
    const parsed = liquid.parse(text)
    const unknown = unknownIn(liquid.globalVariableSegmentsSync(parsed) as Segments[], VARIABLES[template])
    if (unknown !== undefined) return { fault: 'unknown-variable', about: unknown.slice(0, 60) }
    const silent = sampleReaders(template).find(
      ({ values }) => oneLine(String(liquid.renderSync(parsed, { ...values }))) === '',
    )
    return silent ? { fault: 'empty-filled', about: silent.without.join(', ') } : null
  } catch (fault) {
    const [line = ''] = (fault instanceof Error ? fault.message : String(fault)).split('\n')
    return { fault: 'broken', about: line.replace(/, (?:line|file):.*$/, '').slice(0, 200) }
  }
}

/** Everything that is wrong with it, field by field. */
export const wordsFaults = (template: EditableTemplate, words: TemplateWords): WordsFault[] => {
  const plain = plainFaults(words)
  const read = WORD_FIELDS.filter((field) => !plain.some((one) => one.field === field))
  return [
    ...plain,
    ...read.flatMap((field) => {
      const amiss = amissIn(words[field], template)
      return amiss ? [{ field, ...amiss }] : []
    }),
  ]
}

/** @throws where a template says what `wordsFaults` would have refused */
export const filledWords = (words: TemplateWords, values: Values): TemplateWords => {
  const filled = (text: string): string => String(liquid.parseAndRenderSync(text, { ...values }))
  return {
    subject: filled(words.subject),
    greeting: filled(words.greeting),
    paragraphs: filled(words.paragraphs),
    action: filled(words.action),
  }
}
