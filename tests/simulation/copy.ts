/** What travels between two lives is copied, as the platform does: nobody can change what another has. */

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype

/**
 * As `structuredClone`, and much quicker for the plain data that travels mostly; whatever is not plain is left to it.
 * What is there twice is copied twice.
 *
 * @throws for what cannot travel, as a function
 */
export const copyOf = <T>(value: T): T => copied(value) as T

const copied = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' || typeof value === 'symbol' ? structuredClone(value) : value
  if (Array.isArray(value)) return value.map(copied)
  if (!isPlain(value)) return structuredClone(value)
  const copy: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) copy[key] = copied(member)
  return copy
}
