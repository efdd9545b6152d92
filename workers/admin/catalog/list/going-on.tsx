/** A change of more products than one call bears: how far it is, and the press that goes on; the script presses by itself. */
import { countText } from '../../frame/count.ts'
import type { AdminContext } from '../../frame/app.ts'
import { Key } from '../../frame/forms.tsx'
import { showPage } from '../../frame/page.tsx'
import { catalogMessages } from '../messages/index.ts'
import { PATH } from './query.ts'
import { listMessages } from './messages/index.ts'

export type GoingOn = {
  readonly what: 'bulk' | 'undo'
  /** How many have been looked at, of how many. */
  readonly seen: number
  readonly of: number
  /** What the next press sends. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** The list, with what has been done so far. */
  readonly stop: string
}

export const showGoingOn = (c: AdminContext, { what, seen, of, fields, stop }: GoingOn): Promise<Response> => {
  const { language } = c.var
  const messages = listMessages[language].going
  const most = Math.max(of, seen)
  return showPage(
    c,
    { title: messages[what], here: 'products' },
    <>
      <header class="head">
        <h1>{catalogMessages[language].products.title}</h1>
      </header>
      <div class="body">
        <section class="panel wrap" data-going-on aria-labelledby="going">
          <header>
            <h2 id="going">{messages[what]}</h2>
          </header>
          <div class="in-p stack">
            <p role="status">{messages.far(countText(seen, language), countText(most, language))}</p>
            <progress max={most} value={seen} aria-labelledby="going"></progress>
            <p class="soft">{messages.hint}</p>
            <form method="post" action={`${PATH}/${what}`}>
              <Key />
              {fields.map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <button class="btn go no-js">{messages.on}</button>
            </form>
            <div>
              <a class="btn" href={stop}>
                {messages.stop}
              </a>
            </div>
          </div>
        </section>
      </div>
    </>,
  )
}
