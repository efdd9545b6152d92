/**
 * Shows what the shop tells a device, and opens the page that it is about. It keeps nothing, and is asked for nothing else: no page goes
 * through it.
 *
 * @see https://www.w3.org/TR/push-api/#the-push-event
 */
import { linkWithin } from './push-link.ts'

type Told = {
  readonly title: string
  readonly body: string
  readonly lang: string
  readonly tag: string
  readonly navigate: string
}
type Extended = { readonly waitUntil: (work: Promise<unknown>) => void }
type Pushed = Extended & { readonly data: { json: () => { readonly notification: Told } } | null }
type Clicked = Extended & { readonly notification: Notification }
type Tab = { readonly url: string; readonly focus: () => Promise<unknown> }
/** What of a service worker is used here: its types and those of pages cannot be told apart by name. */
type Worker = {
  readonly registration: ServiceWorkerRegistration
  readonly clients: {
    readonly matchAll: (of: { readonly type: 'window' }) => Promise<readonly Tab[]>
    readonly openWindow: (url: string) => Promise<unknown>
  }
  readonly addEventListener: {
    (type: 'push', listener: (event: Pushed) => void): void
    (type: 'notificationclick', listener: (event: Clicked) => void): void
  }
}

const worker = globalThis as unknown as Worker

const show = async ({ title, body, lang, tag, navigate }: Told): Promise<void> =>
  worker.registration.showNotification(title, { body, lang, tag, icon: '/favicon.svg', data: { navigate } })

worker.addEventListener('push', (event) => {
  const told = event.data?.json().notification
  if (told) event.waitUntil(show(told))
})

const open = async (url: string): Promise<void> => {
  const windows = await worker.clients.matchAll({ type: 'window' })
  const shown = windows.find((one) => one.url === url)
  await (shown ? shown.focus() : worker.clients.openWindow(url))
}

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { navigate } = event.notification.data as { readonly navigate?: unknown }
  event.waitUntil(open(linkWithin(location.origin, navigate)))
})
