/**
 * A form as the input of a command: names such as `changes[0].units` become objects and lists, texts become what the schema of
 * the command takes. What cannot be read as that stays what it is, and the schema refuses it.
 */
import { parseSubmission } from '@conform-to/dom/future'
import { configureCoercion } from '@conform-to/zod/v4/future'

/** As people write numbers into a field: no exponents, no other bases, nothing that Number would take beside them. */
const NUMBER_FORM = /^[+-]?\d{1,15}(?:\.\d{1,6})?$/

/** A box that is ticked says `on`; of two buttons each says its own. What throws stays a text, and the schema refuses it. */
const TRUTHS = new Map([
  ['on', true],
  ['yes', true],
  ['no', false],
])

const { coerceFormValue } = configureCoercion({
  type: {
    number: (text) => (NUMBER_FORM.test(text.trim()) ? Number(text) : Number.NaN),
    boolean: (text) => {
      const truth = TRUTHS.get(text)
      if (truth === undefined) throw new Error('Neither yes nor no')
      return truth
    },
  },
  stripEmptyString: (text) => (text.trim() === '' ? undefined : text),
})

/** An empty field is one that was left out. */
export const formReading = coerceFormValue

/** Of a list: a number further on would make a list of so many holes. */
const FAR_INDEX = /\[\d{4,}\]/

export type FormInput = Readonly<Record<string, unknown>>

/** What the door itself put into the form is no input. @returns undefined when a name leads nowhere that a field could be */
export const formInput = (form: URLSearchParams, own: readonly string[] = []): FormInput | undefined => {
  const fields = new URLSearchParams()
  for (const [name, value] of form) {
    if (FAR_INDEX.test(name)) return undefined
    if (!own.includes(name)) fields.append(name, value.toWellFormed())
  }
  try {
    return parseSubmission(fields).payload
  } catch {
    return undefined
  }
}
