/** What a customer may be called: one rule for their own pages, for staff, for the API and for files. */
import { lineFault, type LengthFault } from '../letters.ts'

/** Letters. */
export const NAME_LENGTH_MAX = 100

/** @param name put right already */
export const nameFault = (name: string): LengthFault | null => lineFault(name, NAME_LENGTH_MAX)
