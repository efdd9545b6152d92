/** What only some histories have: which, says the seed, so that the others are what they were. */

/** The seeds from one on, at such steps. */
export type Seeds = { readonly from: number; readonly step: number }

export const WITH_CARDS: Seeds = { from: 3, step: 6 }
export const WITH_CODES: Seeds = { from: 6, step: 6 }
/** Money is taken with the goods. */
export const WITH_PROMISES: Seeds = { from: 7, step: 12 }

/** Carriers tell of what has left. */
export const WITH_PARCELS: Seeds = { from: 5, step: 12 }

/** Goods come back. */
export const WITH_RETURNS: Seeds = { from: 11, step: 12 }

export const isAmong = (seed: number, { from, step }: Seeds): boolean => seed % step === from % step
