/**
 * /llms.txt: what the shop is and where its pages are, for programs that read on behalf of somebody.
 *
 * @see https://llmstxt.org
 */
import { Hono } from 'hono'
import { textIn } from '#domain/settings/text'
import type { App } from '../../../env.ts'
import { cached } from '../../../cache/answers.ts'
import { LLMS_TEXT } from '../../../cache/policies.ts'
import { pathIn } from '../../../http/language.ts'
import { originOf } from '../../../http/origin.ts'
import { plainText } from '../../frame/plain-text.ts'
import { collectionLinkOf } from '../../frame/collections.ts'
import { contentPagesFresh, frameFresh } from '../../../flows/settings/settings.ts'
import { catalogMessages } from '../messages/index.ts'
import { frameMessages } from '../../frame/messages/index.ts'

/** As [a link](of Markdown): brackets of a title would end it. */
const link = (title: string, address: string, about = '') =>
  `- [${title.replaceAll(/[[\]\n]/g, ' ')}](${address})${about ? `: ${about}` : ''}`

export const llms = new Hono<App>().get(
  '/',
  cached(LLMS_TEXT, async (c) => {
    const origin = originOf(c.env, c.req.url)
    const at = (path: string) => origin + encodeURI(path)
    const now = Date.now()
    const [{ settings, collections }, content] = await Promise.all([
      frameFresh(c.env, now),
      contentPagesFresh(c.env, now),
    ])
    const links = collections.map(collectionLinkOf)
    const about = [settings.home.description, settings.menus.footer.note].map((text) => textIn(text, 'en'))
    const [frame, catalog] = [frameMessages.en, catalogMessages.en]
    const lines = [
      `# ${settings.shop.name || frame.shop}`,
      '',
      `> ${about.filter(Boolean).join(' ')}`,
      '',
      'Everything can be read without a script. Prices on pages are shown in the shop’s own currency; what is charged is',
      'told by the cart. A product’s address may carry `?variant=<id>`; `/cart/<id>:<units>,<id>:<units>` offers a filled',
      'cart to a person, who puts it in with one press.',
      '',
      '## Goods',
      '',
      link(catalog.collection.allTitle, at('/collections/all'), catalog.collection.allText),
      ...links.map(({ handle, title, description }) =>
        link(title.en, at(`/collections/${handle}`), plainText(description.en)),
      ),
      link(frame.search, at('/search?q=mug'), 'add words after `q=`'),
      '',
      '## Help and policies',
      '',
      ...content.map(({ folder, handle, title, lead }) =>
        link(textIn(title, 'en'), at(`/${folder}/${handle}`), textIn(lead, 'en')),
      ),
      '',
      '## For programs',
      '',
      link('API reference', at('/api/docs'), 'catalogue, carts, checkouts, orders'),
      link('OpenAPI document', at('/api/openapi.json'), 'version 3.1'),
      link('Product feed', at('/feeds/google.xml'), 'all that is for sale, as RSS for merchant centres'),
      link('Review feed', at('/feeds/reviews.xml'), 'what buyers say of it'),
      link('Sitemap', at('/sitemap.xml')),
      '',
      '## Optional',
      '',
      ...settings.markets.languages
        .filter((language) => language !== 'en')
        .map((language) =>
          link(frameMessages[language].languageName, at(pathIn(language, '/')), 'the same shop in another language'),
        ),
    ]
    return c.text(`${lines.join('\n')}\n`)
  }),
)
