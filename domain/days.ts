/** Days as they are written: `2026-12-25`. */

/** One that there is: `Date.parse` takes 31 February for 3 March. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
