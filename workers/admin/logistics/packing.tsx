/** Packing one parcel by scanning, by keyboard alone and without any script: what is ticked stands in the address. */
import { inLanguage, joined, type Language } from '#domain/languages'
import { customerOf, type Order } from '#domain/orders/order'
import type { VariantId } from '#domain/ids'
import type { Staff } from '#schema/users/customers/staff'
import { mayGive } from '../../flows/command.ts'
import type { PackingSeen } from '../../flows/logistics/desk-questions.ts'
import { buyingLabel } from '../../flows/logistics/label-commands.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Empty } from '../frame/lists.tsx'
import { DESK } from './desk.tsx'
import { deskMessages } from './messages/desk.ts'
import { labelsMessages } from './messages/labels.ts'

export type PackingProps = {
  readonly seen: PackingSeen
  /** Why the last scan is not in the parcel; null: it is, or nothing was scanned. */
  readonly amiss: keyof (typeof deskMessages)['en']['amiss'] | null
  readonly ticked: VariantId | null
  readonly language: Language
  readonly staff: Staff
}

export const itemOf = ({ lines }: Order, variantId: VariantId, language: Language): string => {
  const line = lines.find((one) => one.variantId === variantId)
  return line ? joined(language, inLanguage(line.title, language), inLanguage(line.choice, language)) : ''
}

export const packedParameters = ({ packed }: Pick<PackingSeen, 'packed'>): string[] =>
  Array.from(packed, ([variantId, units]) => `${variantId}.${units}`)

/** What the last scan has come to: read aloud with the field that has the focus. */
export const saidOf = ({ seen, amiss, ticked, language }: PackingProps): string => {
  const messages = deskMessages[language]
  if (amiss) return messages.amiss[amiss]
  const what = ticked === null ? '' : messages.ticked(itemOf(seen.order, ticked, language))
  return seen.isWhole ? `${what} ${messages.whole}`.trim() : what
}

export const Packing = (props: PackingProps) => {
  const { seen, amiss, language, staff } = props
  const { order, lines, packed, isWhole } = seen
  const messages = deskMessages[language]
  const said = saidOf(props)
  const path = `${DESK}/pack/${order.id}`
  return (
    <>
      <header class="head">
        <a class="crumb" href={DESK}>
          <Icon name="back" />
          <span class="hide-s">{messages.title}</span>
        </a>
        <h1>{messages.packTitle(order.name)}</h1>
        <span class="sub hide-m">{customerOf(order)}</span>
      </header>
      {lines.length === 0 ? (
        <Empty icon="check" heading={messages.nothingToPack} why="">
          <a class="btn" href={DESK}>
            {messages.back}
          </a>
        </Empty>
      ) : (
        <div class="body">
          <div class="wrap stack packing">
            <form class="panel in-p stack tight wedge" action={path}>
              {packedParameters(seen).map((one) => (
                <input type="hidden" name="packed" value={one} />
              ))}
              <div class="f">
                <label for="code">{messages.code}</label>
                <input
                  class="in"
                  id="code"
                  name="code"
                  autocomplete="off"
                  maxlength={200}
                  autofocus={!isWhole}
                  aria-invalid={amiss ? 'true' : undefined}
                  aria-describedby={said === '' ? undefined : 'said'}
                />
              </div>
              {said !== '' && (
                <div class={amiss ? 'err big loud' : 'say'} id="said" role={amiss ? 'alert' : 'status'}>
                  <Icon name={amiss ? 'alert' : 'check'} big />
                  <div>{said}</div>
                </div>
              )}
              <div class="row tight">
                <button class="btn">{messages.tick}</button>
                <a class="btn bare" href={path}>
                  {messages.afresh}
                </a>
              </div>
            </form>
            <section class="panel">
              {lines.map(({ variantId, units, sku, barcode }) => {
                const count = packed.get(variantId) ?? 0
                return (
                  <div class="line">
                    <div>
                      <b>{itemOf(order, variantId, language)}</b>
                      <div class="s soft">{[sku, barcode].filter(Boolean).join(' · ')}</div>
                    </div>
                    <span class={count >= units ? 'st full ok' : 'st due'}>{messages.of(count, units)}</span>
                  </div>
                )
              })}
            </section>
            {mayGive(staff, buyingLabel) && <BuyOne {...props} />}
          </div>
        </div>
      )}
    </>
  )
}

const BuyOne = ({ seen, language }: PackingProps) => {
  const { order, isWhole, packed } = seen
  const messages = labelsMessages[language]
  const some = Array.from(packed).filter(([, units]) => units > 0)
  if (some.length === 0) return null
  return (
    <form class="panel in-p stack tight" method="post" action={`/admin/orders/${order.id}/buy-label`}>
      <Key />
      {some.map(([variantId, units], at) => (
        <>
          <input type="hidden" name={`parcels[${at}].variantId`} value={variantId} />
          <input type="hidden" name={`parcels[${at}].units`} value={String(units)} />
        </>
      ))}
      {!isWhole && <p class="hint">{deskMessages[language].notWhole}</p>}
      <div class="f narrow-field">
        <label for="grams">{messages.weight}</label>
        <input
          class="in"
          id="grams"
          name="grams"
          inputmode="numeric"
          autocomplete="off"
          maxlength={7}
          aria-describedby="grams-hint"
        />
        <span class="hint" id="grams-hint">
          {messages.weightHint}
        </span>
      </div>
      <div>
        <button class={isWhole ? 'btn go' : 'btn'} autofocus={isWhole}>
          {messages.buy}
        </button>
      </div>
    </form>
  )
}
