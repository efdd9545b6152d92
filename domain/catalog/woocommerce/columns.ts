/**
 * The columns of WooCommerce's product export. Its headers are in the language of the shop; the words in the column of kinds
 * are not, and tell such a file in any language.
 *
 * @see https://github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema
 */

export type WooField =
  | 'id'
  | 'kind'
  | 'sku'
  | 'barcode'
  | 'name'
  | 'published'
  | 'summary'
  | 'description'
  | 'taxed'
  | 'taxClass'
  | 'inStock'
  | 'stock'
  | 'backorders'
  | 'weight'
  | 'salePrice'
  | 'price'
  | 'categories'
  | 'tags'
  | 'pictures'
  | 'parent'
  | 'brands'

/**
 * English first, then German, French, Spanish, Italian, Dutch, Polish, Portuguese, Russian, Chinese: as their exports write them. Those
 * of German, French, Spanish, Italian and Russian are as in public exports and programs that read them; the others nobody has checked.
 */
const NAMES: Readonly<Record<WooField, string>> = {
  id: 'id',
  kind: 'type|typ|tipo|тип|类型',
  sku: 'sku|artikelnummer|ugs|código sku|cod|référence|артикул|货号',
  barcode:
    'gtin, upc, ean, or isbn|gtin, upc, ean oder isbn|gtin, upc, ean ou isbn|gtin, upc, ean o isbn|' +
    'gtin, upc, ean, o isbn|gtin, upc, ean, или isbn',
  name: 'name|nom|nombre|nome|naam|nazwa|имя|название|名称',
  published:
    'published|veröffentlicht|publié|publicado|pubblicato|gepubliceerd|opublikowano|опубликован|' +
    'опубликовано|已发布',
  summary:
    'short description|kurzbeschreibung|description courte|descripción corta|breve descrizione|' +
    'korte beschrijving|krótki opis|descrição curta|короткое описание|краткое описание|简短描述',
  description: 'description|beschreibung|descripción|descrizione|beschrijving|opis|descrição|описание|描述',
  taxed:
    'tax status|steuerstatus|état de la tva|estado del impuesto|stato imposta|stato delle imposte|belastingstatus|' +
    'status podatku|status do imposto|статус налога|税收状态',
  taxClass:
    'tax class|steuerklasse|classe de tva|clase de impuesto|aliquota imposta|belastingklasse|klasa podatkowa|' +
    'classe de imposto|налоговый класс|税类',
  inStock:
    'in stock?|vorrätig?|en stock ?|¿en inventario?|¿existencias?|in magazzino?|op voorraad?|' +
    'w magazynie?|em estoque?|в наличии?|наличие|有货？',
  stock: 'stock|lager|bestand|inventario|magazzino|voorraad|stan magazynowy|estoque|запасы|库存',
  backorders:
    'backorders allowed?|lieferrückstände erlaubt?|lieferrückstande erlaubt?|abilita gli ordini arretrati?|' +
    'autoriser les commandes de produits en rupture ?|' +
    '¿permitir reservas de productos agotados?|nabestellingen toestaan?|разрешены ли предзаказы?|' +
    '允许缺货下单？',
  weight: 'weight|gewicht|poids|peso|waga|вес|重量',
  salePrice:
    'sale price|angebotspreis|tarif promo|precio rebajado|prezzo in offerta|actieprijs|' +
    'cena promocyjna|preço promocional|цена распродажи|акционная цена|促销价格',
  price:
    'regular price|regulärer preis|normaler preis|tarif régulier|precio normal|prezzo di listino|' +
    'reguliere prijs|cena regularna|cena|preço|базовая цена|обычная цена|常规售价',
  categories: 'categories|kategorien|catégories|categorías|categorie|categorieën|kategorie|categorias|категории|分类',
  tags: 'tags|schlagwörter|étiquettes|etiquetas|tag|znaczniki|метки|标签',
  pictures: 'images|bilder|imágenes|immagini|afbeeldingen|obrazki|imagens|изображения|图片',
  parent:
    'parent|übergeordnetes produkt|parent product|superior|genitore|hoofdproduct|nadrzędny|' +
    'ascendente|родительский|父级',
  brands: 'brands|marken|marques|marcas|marchi|brand|merken|marki|бренды|品牌',
}

const FIELDS = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.split('|').map((name) => [name, field as WooField] as const)),
)

/** How the export has its columns, if none was left out: a header in a language of which nobody knows the words. */
const IN_ORDER = (
  'id kind sku name published - - summary description - - taxed - inStock stock - backorders - weight - - - - - ' +
  'salePrice price categories tags - pictures - - parent'
)
  .split(' ')
  .map((field) => (field === '-' ? undefined : (field as WooField)))
/** Since 2024 the numbers of trade stand behind the SKU. */
const WITH_BARCODE = [...IN_ORDER.slice(0, 3), 'barcode' as const, ...IN_ORDER.slice(3)]
const FULL = 38

export type WooColumns = {
  readonly at: ReadonlyMap<WooField, number>
  /** Of each attribute where its name and its value stand. */
  readonly attributes: readonly { readonly name: number; readonly value: number }[]
  /** What one unit of weight has in grams. */
  readonly grams: number
}

const KINDS = /^(simple|variable|variation|grouped|external)(, ?(virtual|downloadable))*$/

/** `Weight (kg)` is `weight`. */
const plain = (cell: string) => cell.replaceAll('\uFEFF', '').trim().toLowerCase()
const bare = (cell: string) => plain(cell).replace(/ ?\([a-z]+\)$/, '')

const GRAMS = new Map([
  ['kg', 1_000],
  ['g', 1],
  ['lbs', 453.592_37],
  ['oz', 28.349_523_125],
])

/** @returns undefined for a file of another kind: none of its columns holds kinds of products */
export const readWooHeader = (
  head: readonly string[],
  records: readonly (readonly string[])[],
): WooColumns | undefined => {
  const kind = [...head.keys()].find((at) => {
    const cells = records.flatMap((cells) => cells[at]?.trim().toLowerCase() || [])
    return cells.length > 0 && cells.every((cell) => KINDS.test(cell))
  })
  if (kind === undefined || plain(head[0] ?? '') !== 'id') return undefined
  const at = new Map<WooField, number>()
  for (const [place, cell] of head.entries()) {
    const field = FIELDS.get(plain(cell)) ?? FIELDS.get(bare(cell))
    if (field && !at.has(field)) at.set(field, place)
  }
  if (head.length >= FULL) {
    const order = isBarcode(records, 3) || /gtin|ean/i.test(head[3] ?? '') ? WITH_BARCODE : IN_ORDER
    const taken = new Set(at.values())
    for (const [place, field] of order.entries()) if (field && !at.has(field) && !taken.has(place)) at.set(field, place)
  }
  at.set('kind', kind)
  // Kinds stand behind ids and in front of SKUs and names, whatever else was left out.
  if (!at.has('name')) at.set('name', kind + 2)
  const unit = /\(([a-z]+)\)/i.exec(head[at.get('weight') ?? -1] ?? '')?.[1]?.toLowerCase() ?? 'kg'
  return { at, attributes: attributesIn(head), grams: GRAMS.get(unit) ?? 1_000 }
}

const isBarcode = (records: readonly (readonly string[])[], at: number) => {
  const cells = records.flatMap((cells) => cells[at]?.trim() || [])
  return cells.length > 0 && cells.every((cell) => /^'?\d{8,14}$/.test(cell))
}

/** `Attribute 1 name`, `Attribute 1 value(s)`, …: those with the same number are one attribute, in any language. */
const attributesIn = (head: readonly string[]): WooColumns['attributes'] => {
  const numbered = [...head.entries()].flatMap(([at, cell]) => {
    const number = /^[^\d:]+ (\d{1,2})\b[^\d:]*$/.exec(cell.trim())?.[1]
    return number === undefined ? [] : [{ at, number }]
  })
  return Array.from(Map.groupBy(numbered, ({ number }) => number).values(), ([name, value]) =>
    name && value ? { name: name.at, value: value.at } : undefined,
  ).filter((pair) => pair !== undefined)
}
