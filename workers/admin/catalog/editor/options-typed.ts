/** Options of a product as their part of the form says them: their order, names and values, what is new and what is called otherwise. */
import type { DraftOption, DraftValue } from '#domain/catalog/option-plan'
import type { Option } from '#domain/catalog/product'
import type { Filled } from './filled.ts'

export const OPTIONS_MAX = 3
/** Stands in every form that shows options: without any they are all taken away. */
export const OPTIONS_SAID = 'options'
const VALUES_MAX = 2_500

export const optionsShown = (options: readonly Option[]): readonly DraftOption[] =>
  options.map(({ name, values }, was) => ({ was, name, values: values.map((value) => ({ was: value, text: value })) }))

/** Values that are typed in one go: with commas, or one on each line. */
const several = (text: string): DraftValue[] =>
  text
    .split(/[,，、\n\t]/)
    .map((value) => value.trim())
    .filter(Boolean)
    .map((value) => ({ was: undefined, text: value }))

const OF_VALUE = /^options\.(\d)\.values\.(\d{1,4})\.(was|text)$/

/** @returns undefined when the form does not speak of options */
export const optionsTyped = (typed: Filled, known: readonly Option[]): readonly DraftOption[] | undefined => {
  if (!typed.has(OPTIONS_SAID)) return undefined
  const values = new Map<string, { was?: string; text?: string }>()
  for (const [name, text] of typed) {
    const [, at, place, part] = OF_VALUE.exec(name) ?? []
    if (at === undefined || (part !== 'was' && part !== 'text')) continue
    const key = `${at} ${place?.padStart(4, '0')}`
    values.set(key, { ...values.get(key), [part]: text })
  }
  const inOrder = [...values.keys()].toSorted()
  return Array.from({ length: OPTIONS_MAX }, (_, at) => `options.${at}`)
    .map((path, at): DraftOption => {
      const was = Number(typed.get(`${path}.was`) || Number.NaN)
      const before = known[was]?.values ?? []
      return {
        was: known[was] ? was : undefined,
        name: (typed.get(`${path}.name`) ?? '').trim(),
        values: [
          ...inOrder
            .filter((key) => key.startsWith(`${at} `))
            .map((key) => values.get(key))
            .map((one) => ({ was: before.find((value) => value === one?.was), text: (one?.text ?? '').trim() }))
            .filter(({ text }) => text !== ''),
          ...several(typed.get(`${path}.more`) ?? ''),
        ].slice(0, VALUES_MAX),
      }
    })
    .filter(({ name, values }) => name !== '' || values.length > 0)
}

/** Written into the form again, numbered anew. */
export const optionTexts = (options: readonly DraftOption[]): [string, string][] =>
  options.flatMap(({ was, name, values }, at) => [
    [`options.${at}.was`, was === undefined ? '' : String(was)],
    [`options.${at}.name`, name],
    ...values.flatMap((value, place): [string, string][] => [
      [`options.${at}.values.${place}.was`, value.was ?? ''],
      [`options.${at}.values.${place}.text`, value.text],
    ]),
  ])

const OPTION_PLACE = /^(up|remove):options\.(\d)$/
const VALUE_PLACE = /^(up|remove):options\.(\d)\.values\.(\d{1,4})$/

const without = <T>(list: readonly T[], at: number): readonly T[] => list.filter((_, place) => place !== at)

const raised = <T>(list: readonly T[], at: number): readonly T[] => {
  const [before, one] = [list[at - 1], list[at]]
  return before === undefined || one === undefined ? list : list.with(at - 1, one).with(at, before)
}

/** A button of the options, pressed. @returns undefined when it is none */
export const optionsAfter = (options: readonly DraftOption[], button: string): readonly DraftOption[] | undefined => {
  if (button === 'add:options') return [...options, { was: undefined, name: '', values: [] }].slice(0, OPTIONS_MAX)
  const [, act, at] = OPTION_PLACE.exec(button) ?? []
  if (at !== undefined) return act === 'up' ? raised(options, Number(at)) : without(options, Number(at))
  const [, change, of, place] = VALUE_PLACE.exec(button) ?? []
  if (of === undefined) return undefined
  return options.map((option, index) => {
    if (index !== Number(of)) return option
    const values = change === 'up' ? raised(option.values, Number(place)) : without(option.values, Number(place))
    return { ...option, values }
  })
}
