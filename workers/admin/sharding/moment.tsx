/** A moment to the second, by the clock of the shop, for what follows itself quickly. */
import type { Language } from '#domain/languages'
import { secondsText, zoneName } from '../frame/time.tsx'

export const Moment = ({ at, language }: { at: number; language: Language }) => (
  <time datetime={new Date(at).toISOString()} title={`${secondsText(at, language)} ${zoneName(at)}`}>
    {secondsText(at, language)}
  </time>
)
