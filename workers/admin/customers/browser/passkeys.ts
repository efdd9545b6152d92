/**
 * Passkeys need a script, because browsers hand them to nothing else: signing in with one, and adding one on the page of one's own
 * account. What needs none of this is in the page without it.
 *
 * @see https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON
 */
import { one, within } from '../../frame/browser/dom.ts'

const ask = async (path: string, body: unknown): Promise<Response> => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer
}

const signedBy = (credential: Credential | null): unknown => {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey was chosen')
  return credential.toJSON()
}

/** The authenticator has to know its owner: a passkey stands for password and code together. */
const signIn = async (to: string): Promise<void> => {
  const options = await (await ask('/passkey/generate-authenticate-options', {})).json()
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({ ...options, userVerification: 'required' })
  await ask('/sign-in/passkey', { response: signedBy(await navigator.credentials.get({ publicKey })) })
  location.assign(to)
}

const add = async (form: HTMLFormElement): Promise<void> => {
  const { password, name } = Object.fromEntries(new FormData(form))
  const options = await (await ask('/passkey/generate-register-options', { password })).json()
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const response = signedBy(await navigator.credentials.create({ publicKey }))
  await ask('/passkey/verify-registration', { response, name })
  location.assign('/admin/account?done=passkey#passkeys')
}

const trouble = one('[data-passkey-trouble]')
const tried = async (act: Promise<void>): Promise<void> => {
  if (trouble) trouble.hidden = true
  await act.catch((fault: unknown) => {
    console.warn(fault)
    if (!trouble) return
    trouble.hidden = false
    trouble.focus()
  })
}

document.addEventListener('click', (event) => {
  const button = within(event, '[data-passkey]')
  if (button) void tried(signIn(button.dataset.passkey ?? '/admin'))
})

document.addEventListener('submit', (event) => {
  const form = within<HTMLFormElement>(event, 'form[data-passkey-add]')
  if (!form) return
  event.preventDefault()
  void tried(add(form))
})

if ('PublicKeyCredential' in globalThis)
  for (const shown of document.querySelectorAll('[data-passkey-only]')) shown.removeAttribute('hidden')
