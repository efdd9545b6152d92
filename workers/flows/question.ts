/** A question is whatever staff may see: who may, and how it is answered. A door says how the answer looks. */
import type { Permission } from '#domain/customers/staff'

export type Question<A extends readonly unknown[], V> = {
  readonly permission: Permission
  readonly ask: (...about: A) => Promise<V>
}

export const question = <A extends readonly unknown[], V>(
  permission: Permission,
  ask: (...about: A) => Promise<V>,
): Question<A, V> => ({ permission, ask })
