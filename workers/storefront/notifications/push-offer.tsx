/** “Tell me on this device”, and where somebody is told already. The button is a script's: without one it is not there. */
import type { PushDevice } from '#domain/notifications/push'
import type { RequestContext } from '../frame/request-context.ts'
import { dayText } from '../frame/dates.ts'
import { pushOfferMessages } from './messages/push-offer.ts'

type Offer = {
  readonly request: RequestContext
  /** Where the forms lead. */
  readonly action: string
  readonly about: 'order' | 'account'
  /** By which the browser subscribes. */
  readonly serverKey: string
  readonly devices: readonly PushDevice[]
  /** Nothing more is to be told. */
  readonly isOver?: boolean
}

export const PushOffer = ({ request, action, about, serverKey, devices, isOver = false }: Offer) => {
  const texts = pushOfferMessages[request.language]
  return (
    <>
      {devices.length > 0 && (
        <ul class="devices">
          {devices.map(({ id, device, at }) => (
            <li class="between">
              <span>
                {texts.told[about](device || texts.unknown)}{' '}
                <span class="soft small">{texts.since(dayText(request, at))}</span>
              </span>
              <form method="post" action={`${action}/end`}>
                <input type="hidden" name="device" value={id} />
                <button class="link" aria-label={texts.endOn(device || texts.unknown)}>
                  {texts.end}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {!isOver && serverKey !== '' && (
        <form class="stack" method="post" action={action} hidden data-push={serverKey}>
          {['endpoint', 'p256dh', 'auth'].map((name) => (
            <input type="hidden" name={name} value="" />
          ))}
          <p>
            <button class="button quiet small">{texts.press[about]}</button>
          </p>
          <p class="soft small">{texts.why[about]}</p>
          <p class="note" role="status" data-push-said="denied" hidden>
            {texts.denied}
          </p>
          <p class="note" role="status" data-push-said="failed" hidden>
            {texts.failed}
          </p>
        </form>
      )}
    </>
  )
}
