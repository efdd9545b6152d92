/** Beside a promotion: what else runs now and may stand in one cart with it, an example cart, and what it said before. */
import type { PromotionClass } from '#domain/promotions/promotion'
import type { Beside as Other } from '../../flows/promotions/around-questions.ts'
import { Key } from '../frame/forms.tsx'
import { When } from '../frame/time.tsx'
import { PATH } from './list-page.tsx'
import { promotionMessages } from './messages/index.ts'
import { tryMessages } from './messages/try.ts'
import { usesMessages } from './messages/uses.ts'
import { sentenceOf } from './sentence.ts'
import type { Shown } from './shown.ts'
import { Result } from './try-result.tsx'

type Props = { readonly shown: Shown }

const CLASSES = ['product', 'order', 'delivery'] as const
/** Named in one cell; the list has the others. */
const NAMED_MAX = 3

const Named = ({ all, language }: { readonly all: readonly Other[] } & Pick<Shown, 'language'>) => {
  const messages = usesMessages[language]
  if (all.length === 0) return <span class="mute">{messages.nobody}</span>
  return (
    <>
      {all.slice(0, NAMED_MAX).map((one) => (
        <a class="one" href={`${PATH}/${one.id}`}>
          {one.name}
        </a>
      ))}
      {all.length > NAMED_MAX && (
        <a class="one mute" href={`${PATH}?view=running`}>
          {messages.more(all.length - NAMED_MAX)}
        </a>
      )}
    </>
  )
}

/** On goods the better one counts for each line; others of a class that may stand together add up. */
const together = ({ there }: Shown, one: PromotionClass): 'adds' | 'best' =>
  there && there.combines[one] && !(one === 'product' && there.class === 'product') ? 'adds' : 'best'

export const RunsBeside = ({ shown }: Props) => {
  const { there, around, language } = shown
  if (!there || !around) return null
  const messages = usesMessages[language]
  const { classes } = promotionMessages[language]
  const of = (one: PromotionClass, may: boolean) =>
    around.beside.filter((other) => other.class === one && other.may === may)
  return (
    <section class="panel">
      <header>
        <h2>{messages.beside}</h2>
      </header>
      {around.beside.length === 0 ? (
        <p class="in-p mute">{messages.besideNone}</p>
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label={messages.beside}>
          <table class="tb mid matrix" aria-label={messages.beside}>
            <thead>
              <tr>
                <th scope="col">
                  <span class="vh">{messages.beside}</span>
                </th>
                {CLASSES.map((one) => (
                  <th scope="col">{classes[one]}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{messages.thisOne}</th>
                {CLASSES.map((one) => {
                  const how = together(shown, one)
                  return (
                    <td>
                      <span class={`st ${how === 'adds' ? 'full' : 'off'}`}>{messages[how]}</span>
                    </td>
                  )
                })}
              </tr>
              {[true, false].map((may) => (
                <tr>
                  <th scope="row" class="soft">
                    {may ? messages.may : messages.mayNot}
                  </th>
                  {CLASSES.map((one) => (
                    <td class="s">
                      <Named all={of(one, may)} language={language} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** The shop's own goods, as many as it needs; where it has none, only the way to try. */
export const Example = ({ shown }: Props) => {
  const { there, around, language } = shown
  if (!there) return null
  const messages = usesMessages[language]
  const example = around?.example
  const tries = (
    <a class="btn" href={`${PATH}/try?promotion=${there.id}`}>
      {example ? messages.another : promotionMessages[language].tryCart}
    </a>
  )
  if (example) return <Result of={there} tried={example} language={language} heading={messages.example} acts={tries} />
  return (
    <section class="panel">
      <header>
        <h2>{messages.example}</h2>
      </header>
      <div class="in-p stack tight">
        <p class="s soft">{tryMessages[language].empty}</p>
        {tries}
      </div>
    </section>
  )
}

export const Versions = ({ shown }: Props) => {
  const { there, versions, names, now, changes, language } = shown
  const messages = promotionMessages[language]
  const words = usesMessages[language]
  const restores = changes && there !== undefined && there.state !== 'ended'
  return (
    <section class="panel" aria-labelledby="versions">
      <header>
        <h2 id="versions">{messages.versions}</h2>
      </header>
      <ol class="log">
        {versions.map(({ version, promotion, at }) => {
          const { head, rest } = sentenceOf(promotion, { language, names, ownZone: shown.zoneOfShop })
          return (
            <li>
              <When at={at} now={now} language={language} show="day" />
              <span>
                <b>{messages.version(version)}</b>{' '}
                <span class="s mute">
                  {messages.states[promotion.state === 'active' ? 'running' : promotion.state]}
                </span>
                <br />
                <span class="why">{[head, rest].filter(Boolean).join(' · ')}</span>
                {restores && version < there.version && (
                  <form method="post" action={`${PATH}/${there.id}/version`}>
                    <Key />
                    <input type="hidden" name="version" value={String(there.version)} />
                    <button
                      class="btn bare tiny"
                      name="restored"
                      value={String(version)}
                      aria-label={words.restoreOne(version)}
                    >
                      {words.restore}
                    </button>
                  </form>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
