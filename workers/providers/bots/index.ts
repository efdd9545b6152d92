/** Which provider tells people from programs. */
import { demoBots } from './demo.ts'
import type { BotProvider } from './provider.ts'
import { turnstile } from './turnstile.ts'

type Chosen = {
  readonly BOT_PROVIDER: 'demo' | 'turnstile' | BotProvider
  readonly TURNSTILE_SITE_KEY?: string
  readonly TURNSTILE_SECRET?: string
}

export const botsOf = ({ BOT_PROVIDER, TURNSTILE_SITE_KEY, TURNSTILE_SECRET }: Chosen): BotProvider => {
  if (typeof BOT_PROVIDER === 'object') return BOT_PROVIDER
  if (BOT_PROVIDER === 'demo') return demoBots
  // A shop that asks for the check and has no keys for it must not look as if it checked.
  if (!TURNSTILE_SITE_KEY || !TURNSTILE_SECRET) throw new Error('TURNSTILE_SITE_KEY and TURNSTILE_SECRET are not set')
  return turnstile(TURNSTILE_SITE_KEY, TURNSTILE_SECRET)
}
