/** How the demo writes down what somebody says of a good. */

/** Written in one language, as people do. */
export type DemoReview = {
  readonly stars: 1 | 2 | 3 | 4 | 5
  readonly title: string
  readonly body: string
  readonly name: string
  /** `2026-03-14`, at noon. */
  readonly on: string
  readonly reply?: string
  /** Names of drawings. */
  readonly shows?: readonly string[]
  /** How many found it helpful. */
  readonly helped?: number
}

/** By the handle of the good. */
export type ReviewsOf = Readonly<Record<string, readonly DemoReview[]>>
