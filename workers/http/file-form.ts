/** Reads a form with files as browsers send it, bounded as a whole. */
import type { Bytes } from '#domain/catalog/pictures/bytes'
import { ok, refuse, type Result } from '#domain/result'
import { readBody } from './body.ts'
import type { FormRefusal } from './form.ts'

export type SentFile = {
  /** Of the form. */
  readonly field: string
  readonly name: string
  readonly type: string
  readonly bytes: Bytes
}
export type FileForm = { readonly fields: URLSearchParams; readonly files: readonly SentFile[] }

/** A field for files that was left empty is sent as a file without a name and without bytes. */
const isChosen = (file: File) => file.name !== '' || file.size > 0

export const readFileForm = async (request: Request, bytesMax: number): Promise<Result<FileForm, FormRefusal>> => {
  const type = request.headers.get('content-type') ?? ''
  if (!type.toLowerCase().startsWith('multipart/form-data')) return refuse({ code: 'content-type-unsupported' })
  const body = await readBody(request, bytesMax, () => undefined)
  if (!body) return refuse({ code: 'form-too-large' })
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => undefined)
  if (!form) return refuse({ code: 'form-unreadable' })
  const fields = new URLSearchParams()
  const files: SentFile[] = []
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') fields.append(name, value)
    else if (isChosen(value))
      files.push({ field: name, name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return ok({ fields, files })
}
