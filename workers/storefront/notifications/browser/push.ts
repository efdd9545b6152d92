/**
 * “Tell me on this device”: a press asks the browser for leave and for a subscription, and the form takes it to the shop. Nobody is asked
 * before the press, and where a browser cannot do it there is no button.
 */
import { bytesOfBase64url } from '../../../http/base64url.ts'
import { fieldOf, one } from '../../frame/browser/dom.ts'

const WORKER = '/push-worker.js'

const form = one<HTMLFormElement>('[data-push]')
const isAble = 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis

const isSame = (one: ArrayBuffer | null, other: Uint8Array): boolean =>
  one !== null && String(new Uint8Array(one)) === String(other)

/** One under a key that the shop has no longer is of no use, and stands in the way of a new one. */
const subscribed = async (manager: PushManager, key: Uint8Array<ArrayBuffer>): Promise<PushSubscription> => {
  const before = await manager.getSubscription()
  if (before && isSame(before.options.applicationServerKey, key)) return before
  await before?.unsubscribe()
  return manager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
}

const say = (what: 'denied' | 'failed'): void => {
  for (const said of form?.querySelectorAll<HTMLElement>('[data-push-said]') ?? [])
    said.hidden = said.dataset['pushSaid'] !== what
}

const press = async (sent: HTMLFormElement): Promise<void> => {
  if ((await Notification.requestPermission()) !== 'granted') return say('denied')
  const registration = await navigator.serviceWorker.register(WORKER)
  await navigator.serviceWorker.ready
  const subscription = await subscribed(registration.pushManager, bytesOfBase64url(sent.dataset['push'] ?? ''))
  const { endpoint = '', keys = {} } = subscription.toJSON()
  for (const [name, value] of Object.entries({ endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' })) {
    const field = fieldOf(sent, name)
    if (field) field.value = value
  }
  sent.submit()
}

if (form && isAble) {
  form.hidden = false
  form.closest('[data-push-part]')?.removeAttribute('hidden')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    press(form).catch((fault: unknown) => {
      console.warn(fault)
      say('failed')
    })
  })
}
