/**
 * The way in, a little shorter: six digits that stand there are sent by themselves; and passkeys, which browsers hand to nothing but a
 * script.
 *
 * @see https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON
 */
import { fitAddress } from '../../frame/browser/address.ts'
import { every, one, parsed } from '../../frame/browser/dom.ts'
import { path as pathOf } from '../../frame/browser/language.ts'
import '../../notifications/browser/push.ts'

const digits = document.querySelector<HTMLInputElement>('input.six')

digits?.addEventListener('input', () => {
  const text = digits.value.normalize('NFKC').replaceAll(/\D/g, '')
  if (text.length === 6) digits.form?.requestSubmit()
})

/** Of the language that the page speaks. */
const base = pathOf('/account/passkeys')

const ask = async (path: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.json()
}

const signedBy = (credential: Credential | null): unknown => {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey was chosen')
  return credential.toJSON()
}

/** The authenticator has to know its owner: a passkey stands for two factors. */
const signIn = async (to: string): Promise<string> => {
  const options = await ask('/options', {})
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({ ...options, userVerification: 'required' })
  const response = signedBy(await navigator.credentials.get({ publicKey }))
  const remember = document.querySelector<HTMLInputElement>('input[name="remember"]')?.checked ?? true
  return String((await ask('/sign-in', { response, to, remember })).to)
}

const add = async (form: HTMLFormElement): Promise<string> => {
  const { name } = Object.fromEntries(new FormData(form))
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await ask('/new/options', {}))
  const response = signedBy(await navigator.credentials.create({ publicKey }))
  return String((await ask('/new', { response, name })).to)
}

const trouble = document.querySelector<HTMLElement>('[data-passkey-trouble]')
const tried = async (act: Promise<string>): Promise<void> => {
  if (trouble) trouble.hidden = true
  try {
    location.assign(await act)
  } catch (fault) {
    console.warn(fault)
    if (trouble) trouble.hidden = false
    trouble?.focus()
  }
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-passkey]') : null
  if (button) void tried(signIn(button.dataset['passkey'] ?? '/account'))
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.matches('[data-passkey-add]')) return
  event.preventDefault()
  void tried(add(form))
})

if ('PublicKeyCredential' in globalThis)
  for (const shown of document.querySelectorAll('[data-passkey-only]')) shown.removeAttribute('hidden')

/** The fields of an address follow its country. Not answered: the form says what is missing when it is sent. */
document.addEventListener('change', async ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || !target.form || !target.closest('[data-address]')) return
  const body = new URLSearchParams({ action: 'update', country: target.value })
  const answer = await fetch(target.form.action, { method: 'POST', body }).catch(() => null)
  if (!answer?.ok) return
  const page = await parsed(answer)
  if (one<HTMLSelectElement>('#country', page)?.value !== target.value) return
  fitAddress(page)
  one('#regions')?.replaceWith(...every('#regions', page))
})

/** Until somebody has said by whose clock they want to be written, their browser says it: told once, with the next page it is known. */
const zone = document.querySelector<HTMLFormElement>('form[data-zone]')
if (zone) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const body = new URLSearchParams({ timeZone })
  fetch(zone.action, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => undefined)
}
