/** What travels between two lives is copied, as the platform does: nobody can change what another has. */

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/**
 * As `structuredClone`, and much quicker for the plain data that travels mostly; whatever is not plain is left to it.
 * What is there twice is copied twice.
 *
 * @throws for what cannot travel, as a function
 */
export const copyOf = <T>(value: T): T => copied(value) as T

/** Whether it is the same for everybody anyway; functions and symbols are not, and `structuredClone` refuses them. */
const isScalar = (value: unknown): boolean =>
  value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol')

const copied = (value: unknown): unknown => {
  if (isScalar(value)) return value
  if (Array.isArray(value)) return value.map(copied)
  if (!isPlain(value)) return structuredClone(value)
  const copy = { ...value }
  for (const key in copy) if (!isScalar(copy[key])) copy[key] = copied(copy[key])
  return copy
}
