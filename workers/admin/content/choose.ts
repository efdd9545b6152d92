/** Files as the picker of pictures asks for them (frame/browser/choose-picture.ts): a page of them, and one that is sent. */
import type { ShopFile } from '#schema/products/content/files'
import { resizes } from '../../flows/catalog/media.ts'
import { carryOut } from '../../flows/command.ts'
import { addingFile } from '../../flows/content/file-commands.ts'
import { listingFiles } from '../../flows/content/questions.ts'
import { readFileForm } from '../../http/file-form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminContext } from '../frame/app.ts'
import { KEY_FORM, type ShownRefusal } from '../frame/forms.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { ask } from '../frame/perform.ts'
import { thumbOf } from '../frame/thumb.ts'

const shownTo = (
  c: AdminContext,
  { path, name, width, height }: Pick<ShopFile, 'path' | 'name' | 'width' | 'height'>,
) => ({
  path,
  name: name || path,
  width,
  height,
  thumb: thumbOf(path, resizes(c.env)),
})

export const showChoice = async (c: AdminContext): Promise<Response> => {
  const found = await ask(c, listingFiles, { kind: 'picture', page: c.req.query('page') })
  if (!found.ok) return c.json({ files: [], isLast: true })
  return c.json({ files: found.value.files.map((file) => shownTo(c, file)), isLast: found.value.isLast })
}

/** One file; the answer says where it is, or in words why it is not. @param bytesMax of the form */
export const takeChoice = async (c: AdminContext, bytesMax: number): Promise<Response> => {
  const refused = (code: ShownRefusal['code']) =>
    c.json({ why: frameMessages[c.var.language].refusals[code] }, statusOf[code])
  const sent = await readFileForm(c.req.raw, bytesMax)
  if (!sent.ok) return refused(sent.refusal.code === 'form-too-large' ? 'picture-too-heavy' : sent.refusal.code)
  const key = sent.value.fields.get('key') ?? ''
  if (!KEY_FORM.test(key)) return refused('form-unreadable')
  const [file] = sent.value.files
  if (!file) return refused('no-file')
  const asking = { staff: c.var.staff, key, now: Date.now() }
  const name = file.name.slice(0, 255)
  const done = await carryOut(c.env, addingFile, asking, { name, file: file.bytes })
  return done.ok ? c.json({ picture: shownTo(c, { ...done.value, name }) }) : refused(done.refusal.code)
}
