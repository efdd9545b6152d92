/**
 * What becomes of the variants of a product when its options are changed: a name or a value that is called otherwise stays with
 * its variants, a new value brings new ones, and what would be lost is told before it is.
 */
import type { Option, Variant } from './product.ts'

/** As it stands in an editor; `was` is what it was called, undefined where it is new. */
export type DraftValue = { readonly was: string | undefined; readonly text: string }

export type DraftOption = {
  /** Its place among the options of the product; undefined where it is new. */
  readonly was: number | undefined
  readonly name: string
  readonly values: readonly DraftValue[]
}

type Known = Pick<Variant, 'options'>

export type OptionPlan<V extends Known> = {
  readonly options: readonly Option[]
  readonly kept: readonly { readonly variant: V; readonly options: readonly string[] }[]
  /** Combinations that there is no variant of yet. */
  readonly added: readonly (readonly string[])[]
  readonly lost: readonly V[]
}

/** A variant cannot lie in the separator: it is no sign that a text of the shop may have. */
const keyOf = (options: readonly string[]): string => options.join('\u0000')

/** How many combinations there are, without making them. */
export const combinationsOf = (options: readonly Option[]): number =>
  options.reduce((count, { values }) => count * values.length, 1)

const everyCombination = (options: readonly Option[]): string[][] =>
  options.reduce<string[][]>((all, { values }) => all.flatMap((one) => values.map((value) => [...one, value])), [[]])

/** Of a variant in the options of the draft; undefined: one of its values is gone. */
const movedTo = ({ options }: Known, drafts: readonly DraftOption[]): readonly string[] | undefined => {
  const values = drafts.flatMap(({ was, values: [first, ...others] }) => {
    if (was === undefined) return first?.text ?? []
    const now = [first, ...others].find((value) => value?.was !== undefined && value.was === options[was])
    return now?.text ?? []
  })
  return values.length === drafts.length ? values : undefined
}

/** Values that bring variants: of a new option all but the first, which those that are there take. */
const freshIn = ({ was, values }: DraftOption): ReadonlySet<string> =>
  new Set(values.filter((value, at) => (was === undefined ? at > 0 : value.was === undefined)).map(({ text }) => text))

const withoutRepeats = (options: readonly DraftOption[]): readonly DraftOption[] =>
  options.map((option) => ({
    ...option,
    values: option.values.filter(({ text }, at, all) => all.findIndex((other) => other.text === text) === at),
  }))

/** @param whole also the combinations that were left out before @param combinationsMax more than this are not made */
export const planOptions = <V extends Known>(
  variants: readonly V[],
  said: readonly DraftOption[],
  { whole = false, combinationsMax }: { readonly whole?: boolean; readonly combinationsMax: number },
): OptionPlan<V> => {
  const drafts = withoutRepeats(said)
  const options = drafts.map(({ name, values }) => ({ name, values: values.map(({ text }) => text) }))
  const taken = new Map<string, V>()
  const kept: { readonly variant: V; readonly options: readonly string[] }[] = []
  const lost: V[] = []
  for (const variant of variants) {
    const values = movedTo(variant, drafts)
    // Where an option is taken away, the first of those that it told apart stays.
    if (!values || taken.has(keyOf(values))) lost.push(variant)
    else {
      taken.set(keyOf(values), variant)
      kept.push({ variant, options: values })
    }
  }
  if (combinationsOf(options) > combinationsMax) return { options, kept, added: [], lost }
  const fresh = drafts.map(freshIn)
  const isWanted = (values: readonly string[]) =>
    whole || kept.length === 0 || values.some((value, at) => fresh[at]?.has(value))
  const added = everyCombination(options).filter((values) => !taken.has(keyOf(values)) && isWanted(values))
  return { options, kept, added, lost }
}
