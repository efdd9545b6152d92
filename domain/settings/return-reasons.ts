/** Why goods come back, as buyers choose it. */

/** In the order in which they are offered; the last is for whoever would rather not say. */
export const RETURN_REASONS = [
  'unwanted',
  'too-small',
  'too-large',
  'not-as-described',
  'wrong-item',
  'defective',
  'late',
  'unsaid',
] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

export const isReturnReason = (text: string): text is ReturnReason => RETURN_REASONS.some((one) => one === text)
