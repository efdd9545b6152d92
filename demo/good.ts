/** How the demo catalogue says what a good is; `catalog.ts` makes drafts of it. */

/** English, Chinese. */
export type Both = readonly [en: string, zh: string]

export type Room = 'table' | 'kitchen' | 'living' | 'paper' | 'bath'

export type DemoGood = {
  readonly handle: string
  /** A key of the drawings; its colourways are the values of the first option. */
  readonly drawing: string
  readonly title: Both
  readonly text: Both
  readonly facts: readonly Both[]
  readonly type: string
  readonly vendor: string
  /** Name of the option that the colourways answer; without it the good has one colourway. */
  readonly by?: string
  /** A further option: its values, and what each costs in whole euros. */
  readonly sizes?: { readonly name: string; readonly values: readonly (readonly [value: string, price: number])[] }
  /** Whole euros; with `sizes`, the price shown there holds. */
  readonly price: number
  readonly was?: number
  readonly grams: number
  readonly tags?: readonly string[]
  /** Money in another form: it neither travels nor runs out. */
  readonly isGiftCard?: true
  /** Units of each variant in turn, again from the first when there are more variants. */
  readonly units: readonly number[]
}
