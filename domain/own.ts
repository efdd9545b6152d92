/**
 * What stands in a dictionary under a name that came from outside. An object knows names that nobody put there
 * (`constructor`, `toString`, `__proto__`): asked by them it would answer with a function.
 */
export const own = <T>(of: { readonly [name: string]: T } | undefined, name: string): T | undefined =>
  of !== undefined && Object.hasOwn(of, name) ? of[name] : undefined
