/** What is said below a list of countries that may be left empty. */
export const countriesHint = {
  en: 'Names or two letters, with commas: Japan, DE. Empty: every country that the shop sells to.',
  zh: '写名称或两个字母，用逗号隔开：日本、DE。留空：本店销售的所有国家和地区。',
}
