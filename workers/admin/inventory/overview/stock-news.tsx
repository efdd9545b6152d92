/** Beside the list of what to reorder: whether its reader is written what runs low. One press on, one press off. */
import { Hono } from 'hono'
import type { Language } from '#domain/languages'
import { choosingStockNews } from '../../../flows/inventory/news-commands.ts'
import type { AdminApp } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { Key } from '../../frame/forms.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { perform } from '../../frame/perform.ts'
import { overviewMessages } from './messages/index.ts'

const BACK = '/admin/inventory/reorder'

/** @param wants whether they have asked for it */
export const StockNews = ({ language, wants }: { readonly language: Language; readonly wants: boolean }) => {
  const messages = overviewMessages[language]
  return (
    <form method="post" action={`${BACK}/news`}>
      <Key />
      <input type="hidden" name="wanted" value={wants ? 'no' : 'yes'} />
      <input type="hidden" name="language" value={language} />
      <button class="btn bare" title={messages.newsAbout}>
        {wants ? messages.newsEnd : messages.newsBegin}
      </button>
    </form>
  )
}

export const stockNews = new Hono<AdminApp>().post('/', only(choosingStockNews), async (c) => {
  const { done } = await perform(c, choosingStockNews)
  return done.ok ? c.redirect(`${BACK}?done=${done.value.wanted ? 'news' : 'no-news'}`, 303) : showMissing(c)
})
