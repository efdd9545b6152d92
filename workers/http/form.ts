/** Reads a form as browsers send it, and no more of it than any of our forms needs. */
import { ok, refuse, type Result } from '#domain/result'
import { readBody } from './body.ts'
import { largestField } from './largest-field.ts'

/** The largest form is the checkout: some twenty fields of at most 200 characters, in escapes of up to 12 bytes. */
const FORM_BYTES_MAX = 64 * 1024

export type FormRefusal =
  | { readonly code: 'content-type-unsupported' }
  | { readonly code: 'form-unreadable' }
  /** With the name of the field that is larger than all others, where it has one. */
  | { readonly code: 'form-too-large'; readonly largest?: string }

/** @param bytesMax for forms into which a merchant writes pages */
export const readForm = async (
  request: Request,
  bytesMax = FORM_BYTES_MAX,
): Promise<Result<URLSearchParams, FormRefusal>> => {
  const type = request.headers.get('content-type') ?? ''
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded'))
    return refuse({ code: 'content-type-unsupported' })
  const sizes = largestField()
  const bytes = await readBody(request, bytesMax, sizes.pass)
  if (!bytes) {
    const largest = sizes.name()
    return refuse({ code: 'form-too-large', ...(largest !== undefined && { largest }) })
  }
  return ok(new URLSearchParams(new TextDecoder().decode(bytes)))
}

/** One field: trimmed, well-formed, and cut so that nothing downstream meets a megabyte. */
export const textIn = (form: URLSearchParams, name: string, charactersMax = 200): string =>
  (form.get(name) ?? '')
    .toWellFormed()
    .trim()
    .slice(0, charactersMax + 1)

/** A whole number, or NaN for whatever else stands there; fifteen digits are exact, and more than any amount has. */
export const wholeIn = (form: URLSearchParams, name: string): number => {
  const text = textIn(form, name)
  return /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
}
