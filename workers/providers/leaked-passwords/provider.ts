/** Who knows which passwords have been published: what is known is tried on every account of the world. */

/** `unknown`: nobody has published it. `unanswered`: nobody could say, and whoever asks goes on. */
export type Leak = 'leaked' | 'unknown' | 'unanswered'

/** It answers in time and never throws. The password itself leaves the shop in no case. */
export type LeakedPasswords = { readonly look: (password: string) => Promise<Leak> }
