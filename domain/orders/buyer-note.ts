/** What a buyer writes to whoever packs: "ring twice", "it is a present". Plain text, kept with the order. */
import { lengthFault, repairText } from '../letters.ts'
import { ok, refuse, type Result } from '../result.ts'

/** Letters, as people count them: what fits a packing slip. */
export const BUYER_NOTE_MAX = 500

type NoteAmiss = { readonly code: 'form-amiss'; readonly fields: { readonly buyerNote: 'too-long' | 'unwritable' } }

/** Empty: none. */
export const checkBuyerNote = (text: string): Result<string, NoteAmiss> => {
  const fault = lengthFault(text, BUYER_NOTE_MAX)
  return fault ? refuse({ code: 'form-amiss', fields: { buyerNote: fault } }) : ok(repairText(text))
}
