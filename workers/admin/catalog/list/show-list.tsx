/** The page of the list, by its own address or by the one that a form has carried. */
import { resizes } from '../../../flows/catalog/media.ts'
import { creatingProduct } from '../../../flows/catalog/edit-commands.ts'
import { listingProducts } from '../../../flows/catalog/questions.ts'
import { mayGive } from '../../../flows/command.ts'
import { collectionsFresh, ownCurrency, settingsFresh } from '../../../flows/settings/settings.ts'
import { statusOf } from '../../../http/refusal.ts'
import type { AdminContext } from '../../frame/app.ts'
import { Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask } from '../../frame/perform.ts'
import { taxRateIn } from '../editor/show.tsx'
import { catalogMessages } from '../messages/index.ts'
import { doneIn } from './done.tsx'
import { ListPage } from './list-page.tsx'
import { cursorIn, inputOf, readAddress, unreadIn } from './query.ts'

export const showList = async (c: AdminContext, refusal?: ShownRefusal, search?: string): Promise<Response> => {
  const { language, staff } = c.var
  const now = Date.now()
  const sent = search === undefined ? undefined : new URLSearchParams(search)
  const query = (name: string) => (sent ? sent.getAll(name) : (c.req.queries(name) ?? []))
  const address = readAddress(query)
  const settings = await settingsFresh(c.env, now)
  const currency = ownCurrency(settings)
  const [listing, collections] = await Promise.all([
    ask(c, listingProducts, {
      ...inputOf(
        address,
        currency,
        cursorIn((name) => query(name)[0]),
      ),
      priced: address.columns.includes('margin'),
    }),
    collectionsFresh(c.env, now),
  ])
  if (!listing.ok) return showMissing(c)
  const unread = unreadIn(address, currency)
  return showPage(
    c,
    {
      title: catalogMessages[language].products.title,
      here: 'products',
      status: refusal ? statusOf[refusal.code] : 200,
    },
    <ListPage
      {...{ address, unread, collections, currency, language, now }}
      listing={listing.value}
      fields={settings.metafields.definitions}
      taxRate={taxRateIn(c, now)}
      resizing={resizes(c.env)}
      mayChange={mayGive(staff, creatingProduct)}
      picked={new Set(c.req.queries('picked'))}
      chosen={c.req.query('act') ?? ''}
      typed={c.req.query('typed') ?? ''}
      above={refusal ? <Above refusal={refusal} c={c} /> : doneIn(c)}
    />,
  )
}

const Above = ({ refusal, c }: { refusal: ShownRefusal; c: AdminContext }) => (
  <div class="in-p">
    <Trouble refusal={refusal} language={c.var.language} />
  </div>
)
