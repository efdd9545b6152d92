/** Who answers for goods, and what to beware of, as programs see it. */
import { z } from '@hono/zod-openapi'
import type { Language } from '#domain/languages'
import { warningIn, type Safety as KeptSafety } from '#domain/catalog/safety'

const Contact = z
  .object({
    name: z.string(),
    address: z.string(),
    contact: z.string().describe('A mail address, or an https address.'),
  })
  .openapi('Contact')

export const Safety = z
  .object({
    manufacturer: Contact,
    responsible: Contact.nullable().describe('Of a maker outside the EU: who answers for it there.'),
    warnings: z.string().describe('Empty: there is nothing to beware of.'),
  })
  .openapi('ProductSafety')

export const safetyOf = (safety: KeptSafety, language: Language): z.infer<typeof Safety> => ({
  manufacturer: { ...safety.manufacturer },
  responsible: safety.responsible && { ...safety.responsible },
  warnings: warningIn(safety, language),
})
