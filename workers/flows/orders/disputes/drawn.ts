/** The evidence for one dispute as a file, put together as it is now. What draws pages is loaded only then. */
import type { Language } from '#domain/languages'
import type { DisputeKept } from '#schema/transactions/orders/disputes'
import type { Env } from '../../../env.ts'
import { settingsFresh } from '../../settings/settings.ts'
import type { Evidence } from './evidence.ts'

type Drawing = { readonly dispute: DisputeKept; readonly text: string; readonly language: Language }

export const drawnEvidence = async (
  env: Env,
  evidence: Evidence,
  { dispute, text, language }: Drawing,
  now: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const [{ evidencePdf }, { shop }] = await Promise.all([import('./pdf.ts'), settingsFresh(env, now)])
  return new Uint8Array(await evidencePdf(env, { ...evidence, dispute, text, language, shop: shop.name, at: now }))
}
