/** The desk: what is to be picked, what is labelled, what is on its way, and what somebody has to see to; the most urgent first. */
import type { Child } from 'hono/jsx'
import { countryName } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'
import { textIn } from '#domain/settings/text'
import type { Staff } from '#schema/users/customers/staff'
import { mayGive } from '../../flows/command.ts'
import type { readingDesk } from '../../flows/logistics/desk-questions.ts'
import { buyingLabel, handingOver } from '../../flows/logistics/label-commands.ts'
import { Key } from '../frame/forms.tsx'
import { Amiss, Ready, SentList, ToPick } from './desk-jobs.tsx'
import { deskMessages } from './messages/desk.ts'

type Answer = Awaited<ReturnType<typeof readingDesk.answer>>
export type DeskSeen = Extract<Answer, { readonly ok: true }>['value']
export const DESK = '/admin/shipping'

export type DeskProps = {
  readonly seen: DeskSeen
  readonly chosen: {
    readonly delivery?: string | undefined
    readonly country?: string | undefined
    readonly only?: string | undefined
  }
  readonly language: Language
  readonly staff: Staff
  readonly settings: Settings
  /** What was just done, or why nothing was. */
  readonly said?: Child
}

export const Desk = (props: DeskProps) => {
  const { seen, language, staff } = props
  const messages = deskMessages[language]
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
      </header>
      <Tools {...props} />
      {props.said}
      <div class="lanes">
        <Lane
          name="pick"
          title={messages.toPick}
          count={seen.toPickCount}
          isEmpty={seen.toPick.length === 0}
          {...props}
        >
          <form method="post" action={`${DESK}/buy`}>
            <Key />
            <div class="acts2">
              <button class="btn" formmethod="get" formaction={`${DESK}/walk`}>
                {messages.walk}
              </button>
              <button class="btn" formmethod="get" formaction={`${DESK}/slips`}>
                {messages.slips}
              </button>
              {mayGive(staff, buyingLabel) && <BuyMany {...props} />}
            </div>
            <ul>
              {seen.toPick.map((order) => (
                <ToPick order={order} today={seen.today} language={language} />
              ))}
            </ul>
            {seen.toPickCount > seen.toPick.length && (
              <p class="rest">{messages.more(seen.toPickCount - seen.toPick.length)}</p>
            )}
          </form>
        </Lane>
        <Lane
          name="ready"
          title={messages.ready}
          count={seen.ready.length}
          isEmpty={seen.ready.length === 0}
          {...props}
        >
          <form method="post" action={`${DESK}/hand-over`}>
            <Key />
            <div class="acts2">
              <button class="btn" formmethod="get" formaction={`${DESK}/labels.pdf`}>
                {messages.print}
              </button>
              {mayGive(staff, handingOver) && <button class="btn go">{messages.handOver}</button>}
            </div>
            <ul>
              {seen.ready.map((one) => (
                <Ready {...one} language={language} />
              ))}
            </ul>
          </form>
        </Lane>
        <Lane name="way" title={messages.way} count={seen.way.count} isEmpty={seen.way.rows.length === 0} {...props}>
          <SentList rows={seen.way.rows} count={seen.way.count} language={language} />
        </Lane>
        <Lane
          name="trouble"
          title={messages.trouble}
          count={seen.trouble.count + seen.amiss.length}
          isEmpty={seen.trouble.rows.length + seen.amiss.length === 0}
          {...props}
        >
          <ul>
            {seen.amiss.map((one) => (
              <Amiss {...one} language={language} staff={staff} />
            ))}
          </ul>
          <SentList rows={seen.trouble.rows} count={seen.trouble.count} language={language} />
        </Lane>
      </div>
    </>
  )
}

const BuyMany = ({ language }: DeskProps) => {
  const messages = deskMessages[language]
  return (
    <>
      <span class="f">
        <label class="s" for="grams">
          {messages.weight}
        </label>
        <input
          class="in fit"
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
      </span>
      <button class="btn go">{messages.buy}</button>
    </>
  )
}

const Tools = ({ seen, chosen, language, settings }: DeskProps) => {
  const messages = deskMessages[language]
  const methodName = (method: string): string => {
    const known = settings.delivery.methods.find(({ id }) => id === method)
    return (known && textIn(known.name, language)) || method
  }
  const options = (values: readonly string[], here: string | undefined, text: (value: string) => string) => (
    <>
      <option value="">{messages.every}</option>
      {values.map((value) => (
        <option value={value} selected={value === here}>
          {text(value)}
        </option>
      ))}
    </>
  )
  return (
    <div class="desk">
      <form class="wedge" action={`${DESK}/scan`} role="search">
        <span class="f">
          <label for="code">{messages.scan}</label>
          <input class="in" id="code" name="code" autocomplete="off" maxlength={200} autofocus />
        </span>
        <button class="btn">{messages.open}</button>
      </form>
      <form action={DESK}>
        <span class="f">
          <label for="delivery">{messages.method}</label>
          <select class="in fit" id="delivery" name="delivery">
            {options(seen.deliveries, chosen.delivery, methodName)}
          </select>
        </span>
        <span class="f">
          <label for="country">{messages.country}</label>
          <select class="in fit" id="country" name="country">
            {options(seen.countries, chosen.country, (value) => countryName(value, localeOf(language)))}
          </select>
        </span>
        <label class="row tight s">
          <input type="checkbox" name="only" value="late" checked={chosen.only === 'late'} />
          {messages.late(seen.lateCount)}
        </label>
        <button class="btn">{messages.filter}</button>
      </form>
    </div>
  )
}

type LaneProps = {
  readonly name: 'pick' | 'ready' | 'way' | 'trouble'
  readonly title: string
  readonly count: number
  readonly isEmpty: boolean
  readonly language: Language
  readonly children?: Child
}

const Lane = ({ name, title, count, isEmpty, language, children }: LaneProps) => {
  const messages = deskMessages[language]
  return (
    <section id={name} aria-labelledby={`h-${name}`}>
      <header>
        <h2 id={`h-${name}`}>{title}</h2>
        <span class="n">{count}</span>
      </header>
      {isEmpty ? (
        <p class="rest">
          {messages.nothing[name]} {name === 'pick' && messages.nothingWhy}
        </p>
      ) : (
        children
      )}
    </section>
  )
}
