/** The colours that options are named by: those of CSS, codes, those of the trade, and those of Chinese shops. */
import names from 'color-name'

/** What the trade says and CSS does not know. */
const TRADE =
  'aegean 446685 amber ffbf00 anthracite 383e42 ash dcc298 blush dcae9b bone e4d8c3 brass c2a058 brick a6523a bronze a97142 ' +
  'burgundy 800020 butter ecd08c camel c19a6b caramel c68e4e chalk f1eadd champagne f7e7ce charcoal 36454f clay bd7a58 ' +
  'cobalt 0047ab copper c17d52 cream fffdd0 denim 3b5a7d ecru d8cbb0 emerald 2e8b6f graphite 41424c ' +
  'honey d9a441 ink 31353f jade 3c9d78 lemon efc648 lilac c8a2c8 mauve b784a7 mint a8dcc0 moss 59653f ' +
  'mustard d4a62a natural e8dcc6 nude e3bc9a oat dccfb8 ochre d09a3e offwhite f7f4ec peach f5b895 petrol 1f5b6b ' +
  'pine 33493f paleblue b8cfe0 rose c48578 rosegold b76e79 ruby 9b1b30 rust a8492a sage a6b097 sand d9c7a3 sapphire 1f4e9c sea 5b94a8 ' +
  'slate 5b6670 steel b3b8ba stone c4bcae taupe 8b7d70 terracotta c66b4b walnut 7d5537 wine 722f37'

const CHINESE =
  '黑 1a1a1a 白 ffffff 灰 808080 红 d22f27 蓝 2a5caa 绿 2f8f4e 黄 f2c230 橙 f08a24 橘 f08a24 紫 7b3fa0 粉 f4b6c2 ' +
  '棕 7a4b2a 褐 7a4b2a 咖啡 6f4e37 金 d4af37 银 c0c0c0 米 efe6d2 米白 f5efe0 乳白 f8f4e6 象牙 fffff0 象牙白 fffff0 ' +
  '奶油 fffdd0 杏 f3d9b1 驼 c19a6b 卡其 c3b091 深灰 4a4a4a 浅灰 d3d3d3 炭灰 36454f 银灰 b0b3b8 墨 31353f 墨黑 1f2226 ' +
  '藏青 1f2d50 藏蓝 1f2d50 深蓝 1a2f6b 浅蓝 a9cbe8 天蓝 87ceeb 海蓝 2b6c99 湖蓝 30a2b8 宝蓝 2346a8 影蓝 b8cfe0 ' +
  '青 2aa198 墨绿 24473a 深绿 1e5631 浅绿 a8d5a2 草绿 6aa84f 军绿 5b6236 橄榄 808000 橄榄绿 6b7434 薄荷 a8dcc0 薄荷绿 a8dcc0 ' +
  '松绿 33493f 苔绿 59653f 酒红 722f37 深红 8b1a1a 大红 c8102e 砖红 a6523a 玫红 d6336c 粉红 f4b6c2 浅绯 dcae9b 浅粉 f9d5dc ' +
  '橙红 e8562a 姜黄 d4a62a 赭黄 d09a3e 浅黄 f7ebab 柠檬黄 f4e04d 浅紫 c8a2c8 深紫 4b2a6b 梅紫 6d4654 骨白 e4d8c3 铜 c17d52'

const hex = (channels: readonly number[]) =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`

const COLOURS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(names).map(([name, channels]): [string, string] => [name, hex(channels)]),
  ...Array.from(`${TRADE} ${CHINESE}`.matchAll(/(\S+) ([\da-f]{6})/g), ([, name = '', code = '']): [string, string] => [
    name,
    `#${code}`,
  ]),
])

/** `Sky Blue`, `sky-blue` and `skyblue` are one; so are `藏青` and `藏青色`. */
const folded = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '')
    .replace(/(?<=\p{Script=Han})色$/u, '')

/** The first word that names a colour decides: a value as it is kept, then as it is said. @returns `#rrggbb`, or `#rgb` as written */
export const colourOf = (...words: readonly string[]): string | undefined => {
  for (const word of words.map(folded)) {
    if (/^#(?:[\da-f]{3}){1,2}$/.test(word)) return word
    const known = COLOURS.get(word)
    if (known) return known
  }
  return undefined
}

const NAMED = /^(?:.*\s)?(?:colou?rs?|colou?rway|farben?|couleurs?|kleur|colore|glaze)$|颜色|色彩|釉色|^色$/i

/** No fruit, no wood and no scent is called so: an option of these alone is one of colours, whatever its name. */
const UNMISTAKABLE = new Set(
  'black white grey gray red blue green yellow brown pink purple navy beige turquoise 黑 白 灰 红 蓝 绿 黄 紫 粉 棕'.split(
    ' ',
  ),
)

/**
 * Whether an option chooses a colour. Its name says so; else its values do, where all of them can mean nothing else:
 * `Lime, Orange` may be flavours.
 */
export const isColour = (optionNames: readonly string[], values: readonly string[]): boolean =>
  optionNames.some((name) => NAMED.test(name.trim())) ||
  (values.length > 1 && values.every((value) => UNMISTAKABLE.has(folded(value)) || folded(value).startsWith('#')))
