/** Which provider knows published passwords, by the name that wrangler.toml gives. */
import { demoLeaks } from './demo.ts'
import type { LeakedPasswords } from './provider.ts'
import { PWNED, pwnedPasswords } from './pwned.ts'

export type LeaksEnv = {
  readonly LEAKED_PASSWORDS_PROVIDER?: 'demo' | 'pwned' | LeakedPasswords
  /** Of `pwned`; the public one when absent. */
  readonly LEAKED_PASSWORDS_URL?: string
}

export const leaksOf = ({
  LEAKED_PASSWORDS_PROVIDER: named = 'demo',
  LEAKED_PASSWORDS_URL: url = PWNED,
}: LeaksEnv): LeakedPasswords => {
  if (typeof named === 'object') return named
  return named === 'pwned' ? pwnedPasswords({ url }) : demoLeaks
}
