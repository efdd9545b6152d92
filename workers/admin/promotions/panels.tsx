/** The rest of a promotion: its names, on what conditions it counts, its limits, its days, and what it may stand beside. */
import { LANGUAGES } from '#domain/languages'
import { CLASS_OF } from '#domain/promotions/promotion'
import { tagOf } from '../../http/language.ts'
import { AmountFields, Field, Line, told, Wrong } from './fields.tsx'
import { formMessages } from './messages/form.ts'
import { promotionMessages } from './messages/index.ts'
import { weekdayText } from './sentence-when.ts'
import { SetFound, SetSlots } from './set-slots.tsx'
import type { Shown } from './shown.ts'
import { effectIn, isOn, said } from './typed.ts'

type Props = { readonly shown: Shown }

const Panel = ({ id, head, children }: { id: string; head: string; children?: unknown }) => (
  <section class="panel" aria-labelledby={`${id}-head`}>
    <header>
      <h2 id={`${id}-head`}>{head}</h2>
    </header>
    {children}
  </section>
)

export const Called = ({ shown }: Props) => {
  const { heads, hints, languages, labels } = formMessages[shown.language]
  return (
    <Panel id="called" head={heads.called}>
      <div class="in-p stack">
        <Field name="name" hint={hints.name} shown={shown} />
        <div class="two">
          {LANGUAGES.map((language) => {
            const name = `title.${language}`
            return (
              <Field
                name={name}
                label={`${labels.title}, ${languages[language]}`}
                optional={language !== LANGUAGES[0]}
                hint={language === LANGUAGES[0] ? hints.title : undefined}
                shown={shown}
              >
                <Line name={name} shown={shown} lang={tagOf(language)} hint={language === LANGUAGES[0]} />
              </Field>
            )
          })}
        </div>
      </div>
    </Panel>
  )
}

export const Conditions = ({ shown }: Props) => {
  const { typed, language, currencies } = shown
  const { heads, hints, labels, sentence } = formMessages[language]
  const chosen = said(typed, 'buyers') || 'everybody'
  return (
    <Panel id="conditions" head={heads.conditions}>
      <div class="in-p stack" id="conditions" data-part>
        {chosen === 'some' && <Some shown={shown} />}
        <Field name="countries" hint={hints.countries} optional shown={shown} />
        {currencies.length > 1 && (
          <fieldset class="f">
            <legend>{labels.currencies}</legend>
            <div class="row">
              {currencies.map((one, at) => (
                <label class="pick">
                  <input
                    type="checkbox"
                    {...(at === 0 ? told('currencies', shown) : { name: 'currencies' })}
                    value={one}
                    checked={typed.getAll('currencies').includes(one) || undefined}
                    data-look
                  />
                  {one}
                </label>
              ))}
            </div>
            <span class="hint">{hints.currencies}</span>
            <Wrong name="currencies" shown={shown} />
          </fieldset>
        )}
        <div class="two">
          <AmountFields prefix="minimumSum" shown={shown} />
        </div>
        <p>
          {sentence.counted} <SetSlots prefix="sumOf" otherwise="all" shown={shown} />
        </p>
        <SetFound prefix="sumOf" shown={shown} />
        <div class="two">
          <Field name="minimumUnits" optional shown={shown}>
            <Line name="minimumUnits" mode="numeric" shown={shown} />
          </Field>
        </div>
        <p>
          {sentence.counted} <SetSlots prefix="unitsOf" otherwise="all" shown={shown} />
        </p>
        <SetFound prefix="unitsOf" shown={shown} />
        <p class="hint">{hints.minimum}</p>
      </div>
    </Panel>
  )
}

const Some = ({ shown }: Props) => {
  const { hints } = formMessages[shown.language]
  return (
    <div class="two">
      <Field name="buyers.tags" hint={hints['buyers.tags']} optional shown={shown} />
      {(['buyers.customers', 'buyers.companies'] as const).map((name) => (
        <Field name={name} hint={hints[name]} optional shown={shown}>
          <textarea class="in" {...told(name, shown, true)} rows={3} autocomplete="off" spellcheck={false}>
            {said(shown.typed, name)}
          </textarea>
        </Field>
      ))}
      {shown.typed.getAll('buyers.segments').map((one) => (
        <input type="hidden" name="buyers.segments" value={one} />
      ))}
    </div>
  )
}

export const Limits = ({ shown }: Props) => {
  const { typed, language } = shown
  const { heads, hints, labels, usedSoFar } = formMessages[language]
  const effect = effectIn(typed)
  const inOne = effect === 'goods' ? 'unitsMax' : effect === 'buy-get' || effect === 'bundle' ? 'times' : null
  const isCounted = shown.there !== undefined && shown.there.limits.uses !== null
  return (
    <Panel id="limits" head={heads.limits}>
      <div id="limits" data-part>
        <div class="in-p three">
          {inOne && (
            <Field name={inOne} optional shown={shown}>
              <Line name={inOne} mode="numeric" shown={shown} />
            </Field>
          )}
          <Field name="perBuyer" hint={hints.perBuyer} optional shown={shown}>
            <Line name="perBuyer" mode="numeric" hint shown={shown} />
          </Field>
          <Field name="uses" hint={isCounted ? usedSoFar(shown.used) : hints.uses} optional shown={shown}>
            <Line name="uses" mode="numeric" hint shown={shown} />
          </Field>
          <AmountFields prefix="budget" hint={hints.budget} shown={shown} />
        </div>
        {CLASS_OF[effect] === 'product' && (
          <div class="in-p top-l two">
            <Field name="marginFloor" hint={hints.marginFloor} optional shown={shown}>
              <div class="fix">
                <Line name="marginFloor" mode="decimal" hint shown={shown} />
                <span>%</span>
              </div>
            </Field>
            <label class="sw">
              <input
                type="checkbox"
                name="skipsMarkedDown"
                id="skipsMarkedDown"
                checked={isOn(typed, 'skipsMarkedDown') || undefined}
              />
              <span>
                {labels.skipsMarkedDown}
                <small>{hints.skipsMarkedDown}</small>
              </span>
            </label>
          </div>
        )}
      </div>
    </Panel>
  )
}

export const Period = ({ shown }: Props) => {
  const { typed, language } = shown
  const { heads, hints, labels } = formMessages[language]
  const days = typed.getAll('weekdays')
  return (
    <Panel id="period" head={heads.period}>
      <div class="in-p stack">
        <fieldset class="f">
          <legend>{labels.weekdays}</legend>
          <div class="row">
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <label class="pick">
                <input
                  type="checkbox"
                  {...(day === 1 ? told('weekdays', shown) : { name: 'weekdays' })}
                  value={String(day)}
                  checked={days.includes(String(day)) || undefined}
                  data-look
                />
                {weekdayText(day, language, 'short')}
              </label>
            ))}
          </div>
          <span class="hint">{hints.weekdays}</span>
          <Wrong name="weekdays" shown={shown} />
        </fieldset>
        <div class="two">
          {(['hours.from', 'hours.until'] as const).map((name) => (
            <Field name={name} hint={name === 'hours.until' ? hints.hours : undefined} optional shown={shown}>
              <Line name={name} type="time" hint={name === 'hours.until'} shown={shown} />
            </Field>
          ))}
        </div>
      </div>
    </Panel>
  )
}

export const Beside = ({ shown }: Props) => {
  const { typed, language } = shown
  const { heads, hints, combines } = formMessages[language]
  const { classes } = promotionMessages[language]
  return (
    <Panel id="beside" head={heads.beside}>
      <div class="in-p stack">
        <fieldset class="f">
          <legend>{classes[CLASS_OF[effectIn(typed)]]}</legend>
          {(['product', 'order', 'delivery'] as const).map((one) => (
            <label class="pick">
              <input
                type="checkbox"
                name={`combines.${one}`}
                id={`combines.${one}`}
                checked={isOn(typed, `combines.${one}`) || undefined}
              />
              {combines[one]}
            </label>
          ))}
        </fieldset>
        <div class="two">
          <Field name="priority" hint={hints.priority} optional shown={shown}>
            <Line name="priority" mode="numeric" hint shown={shown} />
          </Field>
        </div>
      </div>
      <p class="in-p s mute top-l">{hints.beside}</p>
    </Panel>
  )
}
